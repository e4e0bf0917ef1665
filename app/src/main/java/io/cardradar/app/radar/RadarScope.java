package io.cardradar.app.radar;

import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.DataScope;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/** Whose radar a caller may see, where its days begin, and which visitors are one person. */
@Singleton
class RadarScope {
    private final DataScopes scopes;
    private final Companies companies;
    private final CustomerLinks customers;

    RadarScope(DataScopes scopes, Companies companies, CustomerLinks customers) {
        this.scopes = scopes;
        this.companies = companies;
        this.customers = customers;
    }

    Address inboxOf(Caller caller, @Nullable UUID employee) {
        EmployeeId self = caller.employee();
        EmployeeId wanted = employee == null ? self : new EmployeeId(employee);
        if (!wanted.equals(self)) {
            scopes.of(caller).require(wanted);
        }
        return new Address(caller.tenant(), wanted);
    }

    /**
     * Everybody on whose cards the caller may see what happens, or the one whom the caller names;
     * null stands for the whole company.
     */
    UUID @Nullable [] employees(Caller caller, @Nullable UUID employee) {
        if (employee != null) {
            return new UUID[] {inboxOf(caller, employee).employee().value()};
        }
        return switch (scopes.of(caller)) {
            case DataScope.Everyone everyone -> null;
            case DataScope.Only only -> only.ids();
        };
    }

    ZoneId zoneOf(Address inbox) {
        return zoneOf(inbox.tenant());
    }

    ZoneId zoneOf(TenantId tenant) {
        return companies.get(tenant).zone();
    }

    /** The customer who this visitor is; null where the visitor is none. */
    @Nullable CustomerId customerOf(TenantId tenant, VisitorId visitor) {
        return customers.customersOf(tenant, Set.of(visitor)).get(visitor);
    }

    /** All visitors who are a customer. */
    Set<VisitorId> visitorsOf(TenantId tenant, CustomerId customer) {
        return customers.visitorsOf(tenant, customer);
    }
}
