package io.cardradar.app.customers;

import io.cardradar.app.identity.DataScope;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.connection.annotation.Connectable;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customers many at a time, for those who know which: searches and whatever copies customers. */
@Singleton
@Connectable
public class CustomerLists {
    private final CustomerTable customers;
    private final RelationshipTable relationships;
    private final CustomerViews views;
    private final DataScopes scopes;

    CustomerLists(
            CustomerTable customers,
            RelationshipTable relationships,
            CustomerViews views,
            DataScopes scopes) {
        this.customers = customers;
        this.relationships = relationships;
        this.views = views;
        this.scopes = scopes;
    }

    /**
     * Shows these relationships in their order. Those that are gone by now, or outside of the
     * caller's data scope, are left out.
     */
    public List<CustomerItem> items(Caller caller, List<RelationshipKey> keys) {
        DataScope scope = scopes.of(caller);
        Map<CustomerId, CustomerSnapshot> found =
                snapshots(caller.tenant(), keys.stream().map(RelationshipKey::customer).toList())
                        .stream()
                        .collect(Collectors.toMap(s -> s.customer().id(), Function.identity()));
        List<SeenCustomer> seen =
                keys.stream()
                        .filter(key -> scope.covers(key.owner()))
                        .flatMap(key -> seen(found, key, caller.employee()))
                        .toList();
        return views.items(caller.tenant(), seen);
    }

    private static Stream<SeenCustomer> seen(
            Map<CustomerId, CustomerSnapshot> found, RelationshipKey key, EmployeeId caller) {
        CustomerSnapshot snapshot = found.get(key.customer());
        if (snapshot == null) {
            return Stream.empty();
        }
        List<Relationship> all = snapshot.relationships();
        boolean own = all.stream().anyMatch(r -> r.owner().equals(caller));
        return all.stream()
                .filter(relationship -> relationship.key().equals(key))
                .map(acting -> new SeenCustomer(snapshot.customer(), List.of(acting), acting, own));
    }

    /** These customers with all their relationships; those who are gone are left out. */
    public List<CustomerSnapshot> snapshots(TenantId tenant, Collection<CustomerId> ids) {
        Map<CustomerId, List<Relationship>> byCustomer =
                relationships.of(tenant, ids).stream()
                        .collect(Collectors.groupingBy(Relationship::customer));
        return customers.find(tenant, ids).stream()
                .map(customer ->
                        new CustomerSnapshot(
                                customer, byCustomer.getOrDefault(customer.id(), List.of())))
                .toList();
    }

    /**
     * Walks over a company's customers in the order of their ids.
     *
     * @param after the last id of the page before; all zeros for the first
     */
    public List<CustomerId> idsAfter(TenantId tenant, UUID after, int limit) {
        return customers.idsAfter(tenant, after, limit);
    }
}
