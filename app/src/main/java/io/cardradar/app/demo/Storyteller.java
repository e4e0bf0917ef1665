package io.cardradar.app.demo;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.app.demo.HistoryScript.Temperament;
import io.cardradar.app.demo.Story.Act;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes up the month before the company was founded: always the same for the same script, cards and
 * founding, so that a second telling adds nothing.
 */
final class Storyteller {
    private static final int DAYS = 30;
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final int OPEN_MINUTES = 13 * 60;

    /** The last visit is over before the company opens its books. */
    private static final Duration MARGIN = Duration.ofMinutes(45);

    private final HistoryScript script;
    private final List<CardId> cards;
    private final Instant end;
    private final ZoneId zone;
    private final SplittableRandom random;

    Storyteller(HistoryScript script, List<CardId> cards, Instant end, ZoneId zone) {
        this.script = script;
        this.cards = cards;
        this.end = end;
        this.zone = zone;
        this.random = new SplittableRandom(script.seed());
    }

    /** One story a visitor. Tells once: a second call goes on where the first ended. */
    List<Story> tell() {
        List<Story> stories = new ArrayList<>();
        for (Temperament temperament : script.temperaments()) {
            for (int i = 0; i < temperament.visitors(); i++) {
                List<List<String>> journeys = temperament.journeys();
                stories.add(story(temperament, journeys.get(i % journeys.size())));
            }
        }
        return stories;
    }

    private Story story(Temperament temperament, List<String> journey) {
        VisitorId visitor = new VisitorId(id(end.minus(Duration.ofDays(DAYS))));
        CardId card = cards.get(popular());
        List<Act> acts = new ArrayList<>();
        acts.addAll(visit(temperament, card));
        for (int more = between(temperament.visits()) - 1; more > 0; more--) {
            // Now and then one also looks at a colleague's card.
            acts.addAll(visit(temperament, random.nextInt(6) == 0 ? cards.get(popular()) : card));
        }
        acts.sort(Comparator.comparing(Act::at));
        return new Story(visitor, card, acts, journey);
    }

    private List<Act> visit(Temperament temperament, CardId card) {
        List<Act> acts = new ArrayList<>();
        Instant at = beginning();
        Act act = act(EventType.CARD_VIEW, at, card, one(script.scenes()));
        acts.add(act);
        for (int left = between(temperament.acts()); left > 0; left--) {
            at = at.plusMillis(act.dwellMs() + random.nextLong(1_000, 6_000));
            String type = one(temperament.repertoire());
            act = act(EventType.ofWireName(type).orElseThrow(), at, card, null);
            acts.add(act);
        }
        return acts;
    }

    private Act act(EventType type, Instant at, CardId card, @Nullable Integer scene) {
        Subject subject =
                type.requiredSubject() == SubjectKind.PRODUCT
                        ? new Subject(SubjectKind.PRODUCT, one(script.products()))
                        : null;
        boolean looks = type.wireName().endsWith(".view");
        int dwellMs = looks ? random.nextInt(3_000, 90_000) : 0;
        return new Act(id(at), type, at, card, subject, dwellMs, scene);
    }

    /** More of late than long ago, more in the afternoon than early or late. */
    private Instant beginning() {
        int daysAgo = (int) (DAYS * (1 - Math.sqrt(random.nextDouble())));
        double ofDay = (random.nextDouble() + random.nextDouble()) / 2;
        LocalDate day = LocalDate.ofInstant(end, zone).minusDays(daysAgo);
        LocalTime time = OPENING.plusSeconds((long) (ofDay * OPEN_MINUTES * 60));
        Instant at = day.atTime(time).atZone(zone).toInstant();
        return at.isAfter(end.minus(MARGIN)) ? at.minus(Duration.ofDays(1)) : at;
    }

    /** Some salespeople have more visitors than others. */
    private int popular() {
        return Math.min(random.nextInt(cards.size()), random.nextInt(cards.size()));
    }

    private int between(List<Integer> fromAndTo) {
        return random.nextInt(fromAndTo.getFirst(), fromAndTo.getLast() + 1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private UUID id(Instant at) {
        return NewId.of(at, random.nextLong(), random.nextLong());
    }
}
