package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.api.MediaChecks.Timing;
import io.cardradar.wechat.simulator.api.User;
import io.cardradar.wechat.simulator.api.Verdict;
import io.cardradar.wechat.simulator.api.World;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/**
 * The content checks.
 *
 * <pre>
 * POST visits {appId, openId}                        the user is there now, as after a log-in
 * POST checks/words {appId?, word, suggest, label?}  what texts with this word are
 * POST checks/media {appId?, part?, suggest?, label?, errcode?}  what media are whose address has this part
 * POST checks/timing {appId, timing early|soon|withheld}         when their verdicts are pushed
 * POST checks/release {appId}                                    pushes those withheld
 * </pre>
 */
record CheckControl(World world) implements Control.Group {

    private record Visit(@Nullable String appId, @Nullable String openId) {}

    private record Word(
            @Nullable String appId,
            @Nullable String word,
            @Nullable String suggest,
            @Nullable Integer label) {}

    private record Media(
            @Nullable String appId,
            @Nullable String part,
            @Nullable String suggest,
            @Nullable Integer label,
            @Nullable Integer errcode) {}

    private record When(@Nullable String appId, @Nullable String timing) {}

    @Override
    public void addTo(Control control) {
        control.on("POST", "visits", exchange -> visit(read(exchange, Visit.class)));
        control.on("POST", "checks/words", exchange -> script(read(exchange, Word.class)));
        control.on("POST", "checks/media", exchange -> script(read(exchange, Media.class)));
        control.on("POST", "checks/timing", exchange -> time(read(exchange, When.class)));
        control.on("POST", "checks/release", exchange -> release(read(exchange, When.class)));
    }

    private Object visit(Visit visit) {
        var user = new User(given("appId", visit.appId), given("openId", visit.openId));
        return done(() -> world.visits().visit(user));
    }

    private Object script(Word word) {
        var verdict = verdict(word.suggest, word.label, null);
        var text = given("word", word.word);
        return done(() -> world.verdicts().scriptWord(orEmpty(word.appId), text, verdict));
    }

    private Object script(Media media) {
        var verdict = verdict(media.suggest, media.label, media.errcode);
        var part = orEmpty(media.part);
        return done(() -> world.verdicts().scriptMedia(orEmpty(media.appId), part, verdict));
    }

    private static Verdict verdict(
            @Nullable String suggest, @Nullable Integer label, @Nullable Integer errcode) {
        return new Verdict(
                orEmpty(suggest),
                Objects.requireNonNullElse(label, "pass".equals(suggest) ? 100 : 21000),
                Objects.requireNonNullElse(errcode, 0));
    }

    private Object time(When when) {
        var timing = Timing.valueOf(given("timing", when.timing).toUpperCase(Locale.ROOT));
        var appId = given("appId", when.appId);
        return done(() -> world.mediaChecks().time(appId, timing));
    }

    private Object release(When when) {
        var appId = given("appId", when.appId);
        return done(() -> world.mediaChecks().release(appId));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
