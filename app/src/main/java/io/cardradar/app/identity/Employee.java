package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

/** An employee as other features see one: without the phone. */
public record Employee(
        EmployeeId id, String name, @Nullable String position, Role role, EmployeeState state) {
    static Employee of(EmployeeRow row) {
        return new Employee(row.id(), row.name(), row.position(), row.role(), row.state());
    }
}
