package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.UUID;

/** What was stitched to a customer, and what managers change of that. */
@Singleton
class Stitches {
    private final Relationships relationships;
    private final CustomerLinks links;
    private final StitchTable table;
    private final CustomerTable customers;
    private final Regrouping regrouping;
    private final Seams seams;

    Stitches(
            Relationships relationships,
            CustomerLinks links,
            StitchTable table,
            CustomerTable customers,
            Regrouping regrouping,
            Seams seams) {
        this.relationships = relationships;
        this.links = links;
        this.table = table;
        this.customers = customers;
        this.regrouping = regrouping;
        this.seams = seams;
    }

    /**
     * All stitches of a customer and of the customer's parts, the latest first; those undone too.
     */
    List<StitchRow> list(Caller caller, CustomerId id) {
        CustomerId current = relationships.seen(caller, id).getFirst().customer();
        return table.of(caller.tenant(), customers.withParts(caller.tenant(), current));
    }

    /**
     * Says that two customers are one person, whatever was undone between them before.
     *
     * @throws Problem.Conflict {@code stitch.already} when they are one
     * @throws Problem.NotFound {@code customer.not_found} when the caller may not see both
     */
    @Transactional
    StitchRow stitch(Caller caller, CustomerId id, CustomerId other) {
        relationships.seen(caller, id);
        relationships.seen(caller, other);
        Held held = regrouping.hold(caller.tenant(), List.of(), List.of(id, other));
        if (!seams.areApart(held, id, other)) {
            throw new Problem.Conflict("stitch.already", "These are one customer already");
        }
        seams.allow(held, id, other);
        StitchRow row = seams.stitch(held, id, other, null, caller.employee());
        regrouping.release(held);
        return row;
    }

    /** The customer who a visitor is. */
    CustomerId customerOf(TenantId tenant, VisitorId visitor) {
        return links.of(tenant, List.of(visitor)).stream()
                .findFirst()
                .orElseThrow(Relationships::notFound)
                .self();
    }

    /**
     * Takes a stitch apart: both customers have again what they had, and what came since with their
     * visitors. To undo what is undone changes nothing.
     *
     * @throws Problem.NotFound {@code stitch.not_found} when the customer has no such stitch
     */
    @Transactional
    StitchRow undo(Caller caller, CustomerId id, UUID stitch) {
        StitchRow found = find(list(caller, id), stitch);
        Held held =
                regrouping.hold(caller.tenant(), List.of(), List.of(found.one(), found.other()));
        seams.undo(held, latest(caller, stitch), caller.employee());
        regrouping.release(held);
        return latest(caller, stitch);
    }

    private StitchRow latest(Caller caller, UUID stitch) {
        return table.find(caller.tenant(), stitch).orElseThrow(Stitches::notFound);
    }

    private static StitchRow find(List<StitchRow> rows, UUID id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(Stitches::notFound);
    }

    private static Problem.NotFound notFound() {
        return new Problem.NotFound("stitch.not_found", "This customer has no such stitch");
    }
}
