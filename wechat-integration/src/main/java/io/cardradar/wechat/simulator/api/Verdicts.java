package io.cardradar.wechat.simulator.api;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the checks find where: words in texts, parts of the addresses of media. */
public final class Verdicts implements Feature {

    private record Rule(String appId, String part, Verdict verdict) {
        boolean fits(String app, String content) {
            return (appId.isEmpty() || appId.equals(app)) && content.contains(part);
        }
    }

    /** So that a demo shows something. */
    private static final List<Rule> DEMO_WORDS =
            List.of(
                    new Rule("", "赌博", new Verdict("risky", 20006, 0)),
                    new Rule("", "违规", new Verdict("risky", 21000, 0)),
                    new Rule("", "疑似", new Verdict("review", 10001, 0)));

    private final List<Rule> words = new CopyOnWriteArrayList<>(DEMO_WORDS);
    private final List<Rule> media = new CopyOnWriteArrayList<>();

    @Override
    public void addTo(Api api) {
        // The checks ask it.
    }

    /**
     * @param appId empty for all apps
     */
    public void scriptWord(String appId, String word, Verdict verdict) {
        words.addFirst(new Rule(appId, word, verdict));
    }

    /**
     * @param appId empty for all apps
     * @param part of the address; empty fits any
     */
    public void scriptMedia(String appId, String part, Verdict verdict) {
        media.addFirst(new Rule(appId, part, verdict));
    }

    /** Of the words in it, the worst counts. */
    Verdict onText(String appId, String text) {
        return words.stream()
                .filter(rule -> rule.fits(appId, text))
                .map(Rule::verdict)
                .max(Comparator.comparing(Verdict::suggest)) // pass, review, risky: by alphabet
                .orElse(Verdict.PASS);
    }

    /** The rule that was added last counts. */
    Verdict onMedia(String appId, String url) {
        return media.stream()
                .filter(rule -> rule.fits(appId, url))
                .map(Rule::verdict)
                .findFirst()
                .orElse(Verdict.PASS);
    }

    @Override
    public void reset() {
        words.clear();
        words.addAll(DEMO_WORDS);
        media.clear();
    }
}
