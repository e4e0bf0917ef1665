package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Announces changes, in the transaction of the change. */
@Singleton
class CustomerChanges {
    /** One batch of events changes many: a message for each would cost more than the change. */
    private static final int A_MESSAGE = 20;

    private final Outbox outbox;
    private final VisitorEvidence evidence;

    CustomerChanges(Outbox outbox, VisitorEvidence evidence) {
        this.outbox = outbox;
        this.evidence = evidence;
    }

    /** Visitors have become customers: those of whom more is known may be somebody whom we know. */
    void begun(List<Link> customers) {
        if (customers.isEmpty()) {
            return;
        }
        evidence.sharing(customers).stream()
                .collect(
                        Collectors.groupingBy(
                                Link::tenant,
                                Collectors.mapping(
                                        link -> new CustomerBegun(link.visitor().value()),
                                        Collectors.toList())))
                .forEach((tenant, begun) -> outbox.addAll(tenant, CustomerBegun.TOPIC, begun));
    }

    void changed(TenantId tenant, CustomerId customer) {
        changed(tenant, List.of(customer));
    }

    void changed(TenantId tenant, Collection<CustomerId> customers) {
        List<UUID> ids = customers.stream().distinct().map(CustomerId::value).toList();
        List<CustomerChanged> payloads = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += A_MESSAGE) {
            int to = Math.min(ids.size(), from + A_MESSAGE);
            payloads.add(new CustomerChanged(ids.subList(from, to)));
        }
        outbox.addAll(tenant, CustomerChanged.TOPIC, payloads);
    }
}
