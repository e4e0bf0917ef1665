package io.cardradar.app.customers;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.scoring.Heat;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a batch of events does to one relationship.
 *
 * @param heat what the events add
 * @param source how the first of them came about: {@code share}, {@code scene:<number>} or {@code
 *     direct}
 */
record Touch(Key key, Heat heat, Instant firstAt, Instant lastAt, String source) {
    static Touch of(CustomerId customer, CardEvent event) {
        Instant at = event.event().occurredAt();
        Heat heat = new Heat(Heat.of(event.event().type(), event.nth()), at);
        Key key = new Key(event.tenant(), customer, event.employee());
        return new Touch(key, heat, at, at, source(event.event()));
    }

    Touch and(Touch other) {
        Touch first = other.firstAt.isBefore(firstAt) ? other : this;
        Touch last = other.lastAt.isAfter(lastAt) ? other : this;
        return new Touch(key, heat.plus(other.heat), first.firstAt, last.lastAt, first.source);
    }

    private static String source(StoredEvent event) {
        if (event.share() != null) {
            return "share";
        }
        return event.scene() == null ? "direct" : "scene:" + event.scene();
    }

    /** Sorted as rows are locked. */
    record Key(TenantId tenant, CustomerId customer, EmployeeId employee)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing((Key key) -> key.tenant.value())
                        .thenComparing(key -> key.customer.value())
                        .thenComparing(key -> key.employee.value());

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
