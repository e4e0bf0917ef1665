package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stitches visitors together of whom the same is known. Runs in a transaction. */
@Singleton
class AutomaticStitches {
    private final VisitorEvidence evidence;
    private final Regrouping regrouping;
    private final Seams seams;

    AutomaticStitches(VisitorEvidence evidence, Regrouping regrouping, Seams seams) {
        this.evidence = evidence;
        this.regrouping = regrouping;
        this.seams = seams;
    }

    /** Keeps what has become known of a visitor, and concludes from it what can be concluded. */
    void know(TenantId tenant, VisitorId visitor, Evidence known, Instant at) {
        regrouping.turn(tenant);
        evidence.add(tenant, visitor, known, at);
        conclude(tenant, visitor, known);
    }

    /** A visitor of whom something is known has become a customer. */
    void concludeAll(TenantId tenant, VisitorId visitor) {
        regrouping.turn(tenant);
        for (Evidence known : evidence.of(tenant, visitor)) {
            conclude(tenant, visitor, known);
        }
    }

    private void conclude(TenantId tenant, VisitorId visitor, Evidence known) {
        List<VisitorId> same = evidence.visitors(tenant, known);
        if (same.size() < 2) {
            return;
        }
        Held held = regrouping.hold(tenant, same, List.of());
        for (VisitorId other : same) {
            stitch(held, visitor, other, known);
        }
        regrouping.release(held);
    }

    private void stitch(Held held, VisitorId visitor, VisitorId other, Evidence known) {
        CustomerId one = held.self(other).orElse(null);
        CustomerId two = held.self(visitor).orElse(null);
        if (one != null && two != null && seams.areApart(held, one, two)) {
            if (!seams.forbids(held, one, two, known) && agree(held, one, two, known)) {
                seams.stitch(held, one, two, known, null);
            }
        }
    }

    /** One who has given another number is not taken for somebody by a number alone. */
    private boolean agree(Held held, CustomerId one, CustomerId two, Evidence known) {
        if (known.kind() != StitchReason.PHONE) {
            return true;
        }
        List<VisitorId> all = new ArrayList<>(seams.visitorsOf(held, one));
        all.addAll(seams.visitorsOf(held, two));
        return evidence.agreeOnPhone(held.tenant(), all);
    }
}
