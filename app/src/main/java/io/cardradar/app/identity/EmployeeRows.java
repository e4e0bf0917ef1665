package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Phone;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Optional;

/** Makes the row of a new employee, whose phone nobody can read from the table. */
@Singleton
class EmployeeRows {
    private final Secrets secrets;
    private final NewId ids;
    private final Clock clock;

    EmployeeRows(Secrets secrets, NewId ids, Clock clock) {
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    EmployeeRow of(TenantId tenant, NewEmployee employee) {
        String phone = employee.phone();
        return new EmployeeRow(
                tenant,
                new EmployeeId(ids.next()),
                employee.name(),
                employee.position(),
                phone == null ? null : secrets.encrypt(Phone.normalised(phone)),
                phone == null ? null : hashOf(phone),
                employee.role(),
                EmployeeState.INVITED,
                clock.instant());
    }

    Optional<String> phoneOf(EmployeeRow row) {
        return Optional.ofNullable(row.phone()).map(secrets::decrypt);
    }

    byte[] hashOf(String phone) {
        return secrets.lookupHash(Phone.normalised(phone));
    }
}
