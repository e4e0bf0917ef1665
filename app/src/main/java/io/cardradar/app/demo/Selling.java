package io.cardradar.app.demo;

import io.cardradar.app.customers.FollowUpKind;
import io.cardradar.app.customers.PastWork;
import io.cardradar.app.customers.PastWork.PastFollowUp;
import io.cardradar.app.demo.HistoryScript.PersonScript;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the salespeople made of their visitors until the company was founded: names, tags,
 * follow-ups, stages. Always the same for the same script and stories.
 */
final class Selling {
    private static final List<FollowUpKind> KINDS =
            List.of(
                    FollowUpKind.CALL,
                    FollowUpKind.WECHAT,
                    FollowUpKind.WECHAT,
                    FollowUpKind.VISIT);

    private final PastWork work;
    private final HistoryScript script;
    private final Instant end;
    private final Iterator<PersonScript> people;
    private final SplittableRandom random;

    Selling(PastWork work, HistoryScript script, Instant end) {
        this.work = work;
        this.script = script;
        this.end = end;
        this.people = script.people().iterator();
        this.random = new SplittableRandom(script.seed());
    }

    /** Goes with one customer through the whole journey. */
    void accompany(Caller owner, CustomerId customer, Story story) {
        if (!people.hasNext()) {
            return;
        }
        PersonScript person = people.next();
        work.name(owner, customer, person.name(), person.company());
        if (!story.journey().isEmpty()) {
            work.tag(owner, customer, List.of(one(script.tags()), one(script.tags())));
        }
        Instant met = story.acts().getFirst().at();
        Duration step = Duration.between(met, end).dividedBy(story.journey().size() + 1L);
        Instant at = met;
        for (String stage : story.journey()) {
            at = at.plus(step.multipliedBy(random.nextLong(60, 101)).dividedBy(100));
            boolean over = stage.equals("won") || stage.equals("lost");
            Instant next = over ? null : at.plus(step).plus(Duration.ofHours(3));
            String note = one(script.notes().getOrDefault(stage, List.of(stage)));
            work.followUp(owner, customer, new PastFollowUp(one(KINDS), note, at, next));
            work.moveTo(owner, customer, stage, at.plusSeconds(90));
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
