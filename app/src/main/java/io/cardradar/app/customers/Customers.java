package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;

/** The people whom a company knows, as far as a caller may see them. */
@Singleton
public class Customers {
    private final CustomerTable customers;
    private final Relationships relationships;
    private final RelationshipRepository remarks;
    private final CustomerLinks links;
    private final CustomerChanges changes;
    private final Clock clock;

    Customers(
            CustomerTable customers,
            Relationships relationships,
            RelationshipRepository remarks,
            CustomerLinks links,
            CustomerChanges changes,
            Clock clock) {
        this.customers = customers;
        this.relationships = relationships;
        this.remarks = remarks;
        this.links = links;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * One customer.
     *
     * @param owner whose relationship to show; null for the caller's own or, without one, the most
     *     recently active one
     * @throws Problem.NotFound {@code customer.not_found} also when the caller may not see it
     */
    SeenCustomer get(Caller caller, CustomerId id, @Nullable EmployeeId owner) {
        List<Relationship> seen = relationships.seen(caller, id);
        Customer customer =
                customers.find(caller.tenant(), List.of(seen.getFirst().customer())).stream()
                        .findFirst()
                        .orElseThrow(Relationships::notFound);
        Relationship acting = relationships.acting(caller, seen, owner);
        boolean own = seen.stream().anyMatch(r -> r.owner().equals(caller.employee()));
        return new SeenCustomer(customer, seen, acting, own);
    }

    /**
     * Whose relationship a request about a customer acts on.
     *
     * @param owner the one that the request names; null for the caller's own or, without one, the
     *     most recently active one that the caller may see
     * @throws Problem.NotFound {@code customer.not_found} when the caller sees no such relationship
     */
    public EmployeeId owner(Caller caller, CustomerId id, @Nullable EmployeeId owner) {
        return relationships.acting(caller, id, owner).owner();
    }

    /**
     * Whose relationships with a customer the caller may see.
     *
     * @throws Problem.NotFound {@code customer.not_found} when there is none
     */
    public List<EmployeeId> owners(Caller caller, CustomerId id) {
        return relationships.seen(caller, id).stream().map(Relationship::owner).toList();
    }

    /**
     * All ids under which something may have been written down for a customer: that of the customer
     * today, first, and those of all that was stitched to it.
     *
     * @throws Problem.NotFound {@code customer.not_found} when the caller may not see it
     */
    public List<CustomerId> allIds(Caller caller, CustomerId id) {
        CustomerId current = relationships.seen(caller, id).getFirst().customer();
        return customers.withParts(caller.tenant(), current);
    }

    /**
     * Changes what is known of a customer. A new name is shown on the radar too.
     *
     * @param version what the caller has read
     * @param owner as for {@link #get}: whose remark a changed remark is
     * @throws Problem.Outdated {@code customer.outdated} when somebody was faster
     */
    @Transactional
    SeenCustomer edit(
            Caller caller,
            CustomerId id,
            CustomerVersion version,
            @Nullable EmployeeId owner,
            CustomerPatch patch) {
        SeenCustomer before = get(caller, id, owner);
        version.require(before.customer().version());
        Customer after = patch.applyTo(before.customer());
        if (!customers.replace(caller.tenant(), after, clock.instant())) {
            throw CustomerVersion.outdated();
        }
        if (patch.names(CustomerPatch.NAME)) {
            links.rename(caller.tenant(), after.id(), after.name());
        }
        if (patch.names(CustomerPatch.REMARK)) {
            EmployeeId whose = before.acting().owner();
            remarks.remark(caller.tenant(), after.id(), whose, patch.remark());
        }
        changes.changed(caller.tenant(), after.id());
        return get(caller, id, owner);
    }
}
