package io.cardradar.app.customers;

import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes somebody a customer of a salesperson by another way than an event. */
@Singleton
class FirstContacts {
    private final Stages stages;
    private final ProjectedTables tables;
    private final CustomerChanges changes;
    private final Clock clock;

    FirstContacts(Stages stages, ProjectedTables tables, CustomerChanges changes, Clock clock) {
        this.stages = stages;
        this.tables = tables;
        this.changes = changes;
        this.clock = clock;
    }

    /** Begins the relationship, unless there is one. */
    void begin(Touch touch, boolean newCustomer) {
        if (newCustomer) {
            tables.addCustomers(List.of(touch), clock.instant());
        }
        TenantId tenant = touch.key().tenant();
        tables.touch(List.of(touch), Map.of(tenant, stages.list(tenant).getFirst().key()));
    }

    void announce(Touch touch) {
        changes.changed(touch.key().tenant(), touch.key().customer());
    }
}
