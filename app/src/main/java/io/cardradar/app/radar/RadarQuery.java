package io.cardradar.app.radar;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.VisitorId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * What is asked of a radar.
 *
 * @param window {@code today}, {@code 7d}, {@code 30d} (the default) or {@code all}
 * @param employee whose radar, for managers; the own one by default
 * @param type only these types, with commas between them: {@code card.view,product.view}
 * @param interest only what shows interest in {@code person} (我), {@code product} or {@code
 *     company}
 * @param subject only what is about this: {@code product:P-1024}
 * @param card only what happened on this card
 * @param visitor only what this visitor did
 * @param customer only what the visitors did who are this customer
 */
@Introspected
record RadarQuery(
        @Nullable @QueryValue String window,
        @Nullable @QueryValue UUID employee,
        @Nullable @QueryValue String cursor,
        @Nullable @QueryValue @Min(1) @Max(100) Integer limit,
        @Nullable @QueryValue String type,
        @Nullable @QueryValue String interest,
        @Nullable @QueryValue String subject,
        @Nullable @QueryValue UUID card,
        @Nullable @QueryValue UUID visitor,
        @Nullable @QueryValue UUID customer) {
    private static final int DEFAULT_LIMIT = 20;

    Window windowOrDefault() {
        return window == null ? Window.DAYS_30 : Window.of(window);
    }

    int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /**
     * What narrows the answer.
     *
     * @param ofCustomer the visitors who are the customer that is named; null where none is
     */
    RadarFilter filter(@Nullable Set<VisitorId> ofCustomer) {
        RadarFilter filter =
                RadarFilter.NONE
                        .ofTypes(type)
                        .ofInterest(interest)
                        .about(subject)
                        .on(card)
                        .by(ofCustomer);
        return visitor == null ? filter : filter.by(only(new VisitorId(visitor), ofCustomer));
    }

    /**
     * Refuses what a list does not know how to narrow by, rather than answer something else.
     *
     * @throws Problem.Invalid {@code radar.bad_filter}
     */
    void requireOnlyTheWindow() {
        if (type != null || interest != null || visitor != null || customer != null) {
            throw new Problem.Invalid("radar.bad_filter", "Only a window narrows this list");
        }
        requireNoSubject();
    }

    /**
     * As above, of what is counted for everybody at once.
     *
     * @throws Problem.Invalid {@code radar.bad_filter}
     */
    void requireNoSubject() {
        if (subject != null || card != null) {
            throw new Problem.Invalid(
                    "radar.bad_filter", "Neither subject nor card narrows this list");
        }
    }

    /** Who asks for a visitor and a customer wants both to be true. */
    private static Set<VisitorId> only(VisitorId wanted, @Nullable Set<VisitorId> ofCustomer) {
        return ofCustomer == null || ofCustomer.contains(wanted) ? Set.of(wanted) : Set.of();
    }
}
