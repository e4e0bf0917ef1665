package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.analytics.visitors.VisitorLocks;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts parts together to customers as the ledger of stitches says, and takes them apart.
 *
 * <p>Everybody locks in the same order: the company's turn to stitch, customers, visitors,
 * relationships. Projections begin with their visitors, people with their customer.
 */
@Singleton
class Regrouping {
    private final StitchedRows rows;
    private final CustomerLinks links;
    private final VisitorLocks locks;
    private final Wholes wholes;
    private final CustomerChanges changes;

    Regrouping(
            StitchedRows rows,
            CustomerLinks links,
            VisitorLocks locks,
            Wholes wholes,
            CustomerChanges changes) {
        this.rows = rows;
        this.links = links;
        this.locks = locks;
        this.wholes = wholes;
        this.changes = changes;
    }

    /**
     * Waits for whoever else stitches in this company: one at a time. Comes before anything else.
     */
    void turn(TenantId tenant) {
        rows.lockCompany(tenant);
    }

    /**
     * Holds these visitors and customers still, with everybody who is one person with them. {@link
     * #release} goes with it.
     */
    Held hold(TenantId tenant, Collection<VisitorId> visitors, Collection<CustomerId> customers) {
        turn(tenant);
        Set<CustomerId> current = new HashSet<>(rows.current(tenant, customers));
        links.of(tenant, visitors).forEach(link -> current.add(link.customer()));
        Map<CustomerId, CustomerId> members = rows.lockMembers(tenant, current);
        Set<VisitorId> all = new HashSet<>(visitors);
        current.forEach(customer -> all.addAll(links.visitorsOf(tenant, customer)));
        locks.lock(tenant, all);
        Held held = new Held(tenant, all, members);
        look(held);
        return held;
    }

    /**
     * Whoever was made a customer by events that were under way is held too: nobody has seen them
     * yet.
     */
    private void look(Held held) {
        List<Link> found = links.of(held.tenant(), held.visitors());
        Set<CustomerId> unheld = new HashSet<>();
        found.forEach(link -> unheld.add(link.customer()));
        unheld.removeAll(held.known());
        held.see(found, unheld.isEmpty() ? Map.of() : rows.lockMembers(held.tenant(), unheld));
    }

    void release(Held held) {
        locks.release(held.tenant(), held.visitors());
    }

    /** Makes of these customers what the ledger says of their parts. */
    void regroup(Held held, Collection<CustomerId> current) {
        List<CustomerId> parts =
                current.stream().flatMap(customer -> held.partsOf(customer).stream()).toList();
        rows.lockRelationships(held.tenant(), current);
        for (Wholes.Group group : wholes.rewrite(held, current, parts)) {
            locks.assign(held.tenant(), group.ids(), current, group.id());
            links.rename(held.tenant(), group.id(), group.name());
            held.regrouped(group.ids(), group.id());
        }
        held.see(links.of(held.tenant(), held.visitors()), Map.of());
        changes.changed(held.tenant(), parts);
    }
}
