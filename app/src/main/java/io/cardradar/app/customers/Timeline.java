package io.cardradar.app.customers;

import io.cardradar.app.customers.TimelineEntry.FollowedUp;
import io.cardradar.app.customers.TimelineEntry.Moved;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** A customer's history: what the customer did, and what was done for the customer. */
@Singleton
class Timeline {
    private final Relationships relationships;
    private final ActTable acts;
    private final FollowUpTables followUps;
    private final StageChangeRepository moves;

    Timeline(
            Relationships relationships,
            ActTable acts,
            FollowUpTables followUps,
            StageChangeRepository moves) {
        this.relationships = relationships;
        this.acts = acts;
        this.followUps = followUps;
        this.moves = moves;
    }

    /** What the caller may see of it, the latest first. */
    Page<TimelineEntry> of(Caller caller, CustomerId customer, @Nullable String cursor, int limit) {
        TimelineScope scope = TimelineScope.of(relationships.seen(caller, customer));
        TimelinePlace place = TimelinePlace.of(cursor);
        // Whatever the mixture is, no source gives more than one page of it.
        List<TimelineEntry> merged =
                entries(caller.tenant(), scope, place, limit + 1)
                        .sorted(TimelineEntry.ORDER)
                        .limit(limit + 1)
                        .toList();
        return Page.of(
                merged, limit, entry -> new TimelinePlace(entry.at(), entry.id()).toString());
    }

    /** Who a customer is today, whose id may be that of one who was stitched to another. */
    CustomerId current(Caller caller, CustomerId customer) {
        return relationships.seen(caller, customer).getFirst().customer();
    }

    private Stream<TimelineEntry> entries(
            TenantId tenant, TimelineScope scope, TimelinePlace place, int limit) {
        return Stream.of(
                        acts.before(tenant, scope, place, limit).stream(),
                        followUps.before(tenant, scope, place).stream().map(FollowedUp::new),
                        moves
                                .before(
                                        tenant,
                                        scope.customer(),
                                        scope.owners(),
                                        place.at(),
                                        place.id())
                                .stream()
                                .map(Moved::new))
                .flatMap(entries -> entries);
    }
}
