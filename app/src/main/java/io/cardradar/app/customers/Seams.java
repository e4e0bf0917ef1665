package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Ties customers together and unties them, on what {@link Regrouping} holds still. */
@Singleton
class Seams {
    private final StitchTable stitches;
    private final StitchedRows rows;
    private final PortionRows portions;
    private final Regrouping regrouping;
    private final NewId ids;
    private final Clock clock;

    Seams(
            StitchTable stitches,
            StitchedRows rows,
            PortionRows portions,
            Regrouping regrouping,
            NewId ids,
            Clock clock) {
        this.stitches = stitches;
        this.rows = rows;
        this.portions = portions;
        this.regrouping = regrouping;
        this.ids = ids;
        this.clock = clock;
    }

    boolean areApart(Held held, CustomerId one, CustomerId two) {
        return !current(held, one).equals(current(held, two));
    }

    Set<VisitorId> visitorsOf(Held held, CustomerId part) {
        return held.visitorsOf(current(held, part));
    }

    /** Whether somebody has taken apart what this evidence had tied. */
    boolean forbids(Held held, CustomerId one, CustomerId two, Evidence evidence) {
        return stitches.forbids(held.tenant(), evidence, parts(held, one), parts(held, two));
    }

    /** Nothing that was taken apart between these two keeps them apart any more. */
    void allow(Held held, CustomerId one, CustomerId two) {
        stitches.allow(held.tenant(), parts(held, one), parts(held, two), clock.instant());
    }

    /**
     * Ties two customers who are not one yet.
     *
     * @param evidence null when {@code by} says so
     */
    StitchRow stitch(
            Held held,
            CustomerId one,
            CustomerId two,
            @Nullable Evidence evidence,
            @Nullable EmployeeId by) {
        TenantId tenant = held.tenant();
        List<CustomerId> current = List.of(current(held, one), current(held, two));
        List<Portion> byAge =
                portions.wholes(tenant, current).values().stream().sorted(Portion.BY_AGE).toList();
        CustomerId merged = byAge.getLast().id();
        StitchRow row =
                new StitchRow(
                        ids.next(),
                        evidence == null ? StitchReason.MANUAL : evidence.kind(),
                        one,
                        two,
                        byAge.getFirst().id(),
                        merged,
                        rows.belongings(tenant, merged),
                        clock.instant(),
                        by,
                        null,
                        null);
        stitches.add(tenant, row, evidence);
        regrouping.regroup(held, current);
        return row;
    }

    /** Takes apart what an entry of the ledger has tied; nothing when that was done before. */
    void undo(Held held, StitchRow stitch, EmployeeId by) {
        if (stitch.undoneAt() == null) {
            Instant now = clock.instant();
            stitches.undo(held.tenant(), stitch.id(), by, now);
            regrouping.regroup(held, List.of(current(held, stitch.one())));
        }
    }

    private Collection<CustomerId> parts(Held held, CustomerId part) {
        return held.partsOf(current(held, part));
    }

    private static CustomerId current(Held held, CustomerId part) {
        return held.current(part).orElseThrow(Relationships::notFound);
    }
}
