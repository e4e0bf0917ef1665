package io.cardradar.app.radar;

import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.UUID;

/** Whose radar a caller may see, and where its days begin. */
@Singleton
class RadarScope {
    private final DataScopes scopes;
    private final Companies companies;

    RadarScope(DataScopes scopes, Companies companies) {
        this.scopes = scopes;
        this.companies = companies;
    }

    Address inboxOf(Caller caller, @Nullable UUID employee) {
        EmployeeId self = caller.employee();
        EmployeeId wanted = employee == null ? self : new EmployeeId(employee);
        if (!wanted.equals(self)) {
            scopes.of(caller).require(wanted);
        }
        return new Address(caller.tenant(), wanted);
    }

    ZoneId zoneOf(Address inbox) {
        return companies.get(inbox.tenant()).zone();
    }
}
