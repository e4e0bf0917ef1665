package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;

/** Announces changes, in the transaction of the change. */
@Singleton
class CustomerChanges {
    private final Outbox outbox;

    CustomerChanges(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(TenantId tenant, CustomerId customer) {
        changed(tenant, List.of(customer));
    }

    void changed(TenantId tenant, Collection<CustomerId> customers) {
        List<CustomerChanged> payloads =
                customers.stream()
                        .distinct()
                        .map(customer -> new CustomerChanged(customer.value()))
                        .toList();
        outbox.addAll(tenant, CustomerChanged.TOPIC, payloads);
    }
}
