package io.cardradar.analytics.visitors;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which visitors are one customer. A visitor is of one customer at most. */
@Singleton
public class CustomerLinks {
    private final CustomerLinkTable links;

    CustomerLinks(CustomerLinkTable links) {
        this.links = links;
    }

    /** The customers of these visitors; a visitor who is no customer yet is not in the answer. */
    public Map<VisitorId, CustomerId> customersOf(TenantId tenant, Collection<VisitorId> visitors) {
        return links.find(tenant, visitors).stream()
                .collect(Collectors.toMap(Link::visitor, Link::customer));
    }

    /** All visitors who are this customer. */
    public Set<VisitorId> visitorsOf(TenantId tenant, CustomerId customer) {
        return Set.copyOf(links.visitorsOf(tenant, customer));
    }

    /** The links of these visitors; a visitor who is no customer yet has none. */
    public List<Link> of(TenantId tenant, Collection<VisitorId> visitors) {
        return links.find(tenant, visitors);
    }

    /**
     * Links those visitors who are no customer yet as proposed, and answers the links that hold
     * then, one a proposal. Of two transactions that propose for one visitor, one wins and the
     * other is told.
     *
     * <p>The proposed customers need not be there yet: whoever finds a proposal of theirs accepted
     * adds the customer before the transaction ends.
     *
     * @param proposals one a visitor, sorted by tenant and visitor
     */
    @Transactional
    public List<Link> linkNew(List<Link> proposals, Instant at) {
        List<Link> holding = new ArrayList<>(links.find(proposals));
        List<Link> missing = without(proposals, holding);
        if (!missing.isEmpty()) {
            holding.addAll(links.insert(missing, at));
            holding.addAll(links.find(without(missing, holding)));
        }
        return holding;
    }

    /** Shows all visitors of a customer under the customer's name; null takes it away. */
    @Transactional
    public void rename(TenantId tenant, CustomerId customer, @Nullable String name) {
        links.rename(tenant, customer, name);
    }

    private static List<Link> without(List<Link> proposals, List<Link> holding) {
        Set<Person> known = holding.stream().map(Person::of).collect(Collectors.toSet());
        return proposals.stream().filter(link -> !known.contains(Person.of(link))).toList();
    }

    /**
     * A visitor and the customer who it is.
     *
     * @param home where the customer is stitched together, the part of it that this visitor is by
     *     itself; null otherwise
     */
    public record Link(
            TenantId tenant, VisitorId visitor, CustomerId customer, @Nullable CustomerId home) {
        public Link(TenantId tenant, VisitorId visitor, CustomerId customer) {
            this(tenant, visitor, customer, null);
        }

        /** The customer who the visitor is without any stitch. */
        public CustomerId self() {
            return home == null ? customer : home;
        }
    }

    private record Person(TenantId tenant, VisitorId visitor) {
        static Person of(Link link) {
            return new Person(link.tenant(), link.visitor());
        }
    }
}
