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
        outbox.addAll(
                CustomerBegun.TOPIC,
                evidence.sharing(customers).stream()
                        .map(link ->
                                new Outbox.Work(
                                        link.tenant(), new CustomerBegun(link.visitor().value())))
                        .toList());
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
