package io.cardradar.app.customers;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.scoring.InterestReasons;
import io.cardradar.analytics.scoring.InterestReasons.Reason;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Says how interested a customer is in a salesperson, and why. */
@Singleton
class Interest {
    private final Relationships relationships;
    private final CustomerLinks links;
    private final InterestReasons reasons;
    private final EventTexts texts;
    private final Clock clock;

    Interest(
            Relationships relationships,
            CustomerLinks links,
            InterestReasons reasons,
            EventTexts texts,
            Clock clock) {
        this.relationships = relationships;
        this.links = links;
        this.reasons = reasons;
        this.texts = texts;
        this.clock = clock;
    }

    ScoreView score(Caller caller, CustomerId customer, @Nullable EmployeeId owner, Locale locale) {
        Relationship acting = relationships.acting(caller, customer, owner);
        Instant now = clock.instant();
        List<Reason> found =
                reasons.of(
                        caller.tenant(),
                        acting.owner(),
                        links.visitorsOf(caller.tenant(), acting.customer()),
                        now);
        double all = found.stream().mapToDouble(Reason::heat).sum();
        int score = acting.heat().score(now);
        return new ScoreView(
                score,
                rounded(acting.heat().valueAt(now)),
                found.stream().map(reason -> view(reason, score / all, locale)).toList());
    }

    private ReasonView view(Reason reason, double pointsOfHeat, Locale locale) {
        return new ReasonView(
                reason.type().wireName(),
                texts.name(reason.type(), locale),
                reason.events(),
                rounded(reason.heat() * pointsOfHeat));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /**
     * Interest (热度), not a probability of closing: see {@link io.cardradar.analytics.scoring.Heat}.
     *
     * @param score 0 to 100
     * @param heat what the score is made from: halves every week; 1 is one view of the card
     * @param reasons the most telling first
     */
    @Serdeable
    record ScoreView(int score, double heat, List<ReasonView> reasons) {}

    /**
     * @param events how often it was done, ever
     * @param contribution its share of the score, in points; all together make the score
     */
    @Serdeable
    record ReasonView(String type, String name, long events, double contribution) {}
}
