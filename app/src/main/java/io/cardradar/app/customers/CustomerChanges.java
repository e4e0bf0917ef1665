package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        changed(Map.of(tenant, Set.copyOf(customers)));
    }

    void changed(Map<TenantId, Set<CustomerId>> customers) {
        List<Outbox.Work> messages = new ArrayList<>();
        customers.forEach((tenant, changed) -> messages.addAll(messages(tenant, changed)));
        outbox.addAll(CustomerChanged.TOPIC, messages);
    }

    private static List<Outbox.Work> messages(TenantId tenant, Set<CustomerId> customers) {
        List<UUID> ids = customers.stream().map(CustomerId::value).toList();
        List<Outbox.Work> messages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += A_MESSAGE) {
            int to = Math.min(ids.size(), from + A_MESSAGE);
            messages.add(new Outbox.Work(tenant, new CustomerChanged(ids.subList(from, to))));
        }
        return messages;
    }
}
