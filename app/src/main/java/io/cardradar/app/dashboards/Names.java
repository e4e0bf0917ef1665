package io.cardradar.app.dashboards;

import io.cardradar.analytics.visitors.KnownVisitors;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what the people on a page of a list are called. */
@Singleton
class Names {
    private final Visitors visitors;
    private final People people;

    Names(Visitors visitors, People people) {
        this.visitors = visitors;
        this.people = people;
    }

    /** The employees, and these visitors. */
    Known of(TenantId tenant, Collection<VisitorId> seen) {
        return new Known(people.names(tenant), visitors.known(tenant, seen));
    }

    /** The employees. */
    Known of(TenantId tenant) {
        return of(tenant, List.of());
    }

    /** Who is who. */
    record Known(Map<EmployeeId, String> employees, KnownVisitors visitors) {
        NamedView employee(EmployeeId id) {
            return new NamedView(id.value(), employees.getOrDefault(id, ""));
        }

        NamedView visitor(VisitorId id) {
            return new NamedView(id.value(), name(id));
        }

        String name(VisitorId id) {
            return visitors.of(id).name();
        }

        @Nullable UUID customer(VisitorId id) {
            return visitors.of(id).customerId();
        }
    }
}
