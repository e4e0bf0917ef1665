package io.cardradar.app.customers;

import io.cardradar.app.customers.PortionWrites.Place;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes customers anew from their parts. */
@Singleton
class Wholes {
    private final PortionRows portions;
    private final PortionWrites writes;
    private final StitchedRows rows;
    private final StitchTable stitches;
    private final Clock clock;

    Wholes(
            PortionRows portions,
            PortionWrites writes,
            StitchedRows rows,
            StitchTable stitches,
            Clock clock) {
        this.portions = portions;
        this.writes = writes;
        this.rows = rows;
        this.stitches = stitches;
        this.clock = clock;
    }

    /**
     * Groups the parts of these customers as the ledger ties them, and shows each group as one
     * customer.
     */
    List<Group> rewrite(Held held, Collection<CustomerId> current, List<CustomerId> parts) {
        TenantId tenant = held.tenant();
        List<Portion> settled = settled(held, current);
        List<Group> groups = Ties.of(stitches.of(tenant, parts)).groups(settled);
        Instant now = clock.instant();
        // Whoever has read any of them before must read again before an edit.
        int version = settled.stream().mapToInt(Portion::version).max().orElse(0) + 1;
        groups.forEach(group -> writes.show(tenant, group.whole(), version, now));
        for (Group group : groups) {
            rows.moveWork(tenant, group.ids(), current, group.id());
            for (Portion part : group.parts().subList(1, group.parts().size())) {
                writes.hide(tenant, part, new Place(group.id(), version, now));
            }
        }
        rows.removeTags(tenant, parts);
        for (Group group : groups) {
            rows.addTags(tenant, group.whole());
            rows.removeRelationships(tenant, group.id(), group.whole().relationships().keySet());
            group.hidden().forEach(id -> rows.removeRelationships(tenant, id, Set.of()));
        }
        writes.replaceParts(
                tenant,
                parts,
                groups.stream()
                        .filter(group -> group.parts().size() > 1)
                        .flatMap(group -> group.parts().stream())
                        .toList());
        return groups;
    }

    /** Every part as it is today. */
    private List<Portion> settled(Held held, Collection<CustomerId> current) {
        Map<CustomerId, Portion> whole = portions.wholes(held.tenant(), current);
        List<Portion> settled = new ArrayList<>();
        for (CustomerId id : current) {
            Portion now = whole.get(id);
            List<Portion> parts =
                    portions.parts(held.tenant(), held.partsOf(id)).values().stream()
                            .sorted(Portion.BY_AGE)
                            .toList();
            if (now != null && parts.isEmpty()) {
                settled.add(now);
            } else if (now != null) {
                settled.addAll(
                        new Settling(parts, now, clock.instant())
                                .parts(rows.worked(held.tenant(), id)));
            }
        }
        return settled;
    }

    /**
     * Parts that are one customer.
     *
     * @param parts the oldest first
     */
    record Group(List<Portion> parts) {
        CustomerId id() {
            return parts.getFirst().id();
        }

        List<CustomerId> ids() {
            return parts.stream().map(Portion::id).toList();
        }

        List<CustomerId> hidden() {
            return ids().subList(1, parts.size());
        }

        Portion whole() {
            return Portion.together(parts);
        }

        @Nullable String name() {
            return whole().texts().get(Portion.Field.NAME);
        }
    }
}
