package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers, with all of their parts and visitors, that are held still for this transaction. */
final class Held {
    private final TenantId tenant;
    private final Set<VisitorId> visitors;
    private final Map<CustomerId, CustomerId> currentOf;
    private Map<VisitorId, Link> links = Map.of();

    /**
     * @param currentOf for every part the customer that it belongs to at present
     */
    Held(TenantId tenant, Set<VisitorId> visitors, Map<CustomerId, CustomerId> currentOf) {
        this.tenant = tenant;
        this.visitors = visitors;
        this.currentOf = new LinkedHashMap<>(currentOf);
    }

    TenantId tenant() {
        return tenant;
    }

    Set<VisitorId> visitors() {
        return visitors;
    }

    /** Notes the links as they are now, and the customers behind those that are new. */
    void see(List<Link> found, Map<CustomerId, CustomerId> more) {
        currentOf.putAll(more);
        links = new HashMap<>();
        found.forEach(link -> links.put(link.visitor(), link));
    }

    Collection<CustomerId> known() {
        return currentOf.keySet();
    }

    /** Who a visitor is without any stitch; nobody who has done nothing yet. */
    Optional<CustomerId> self(VisitorId visitor) {
        return Optional.ofNullable(links.get(visitor)).map(Link::self);
    }

    Optional<CustomerId> current(CustomerId part) {
        return Optional.ofNullable(currentOf.get(part));
    }

    List<CustomerId> partsOf(CustomerId current) {
        return currentOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(current))
                .map(Map.Entry::getKey)
                .toList();
    }

    Set<VisitorId> visitorsOf(CustomerId current) {
        return links.values().stream()
                .filter(link -> current.equals(currentOf.get(link.self())))
                .map(Link::visitor)
                .collect(Collectors.toSet());
    }

    /** These parts belong to that customer from now on. */
    void regrouped(Collection<CustomerId> parts, CustomerId current) {
        parts.forEach(part -> currentOf.put(part, current));
    }
}
