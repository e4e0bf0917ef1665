package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.EmployeeId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds a caller's data scope: staff see their own, managers their departments and all below,
 * administrators everything.
 */
@Singleton
public class DataScopes {
    private final EmployeeRepository employees;
    private final DepartmentRepository departments;

    DataScopes(EmployeeRepository employees, DepartmentRepository departments) {
        this.employees = employees;
        this.departments = departments;
    }

    /** What the caller may see. */
    public DataScope of(Caller caller) {
        return switch (caller.role()) {
            case ADMIN -> new DataScope.Everyone();
            case MANAGER -> ofManager(caller);
            case STAFF -> new DataScope.Only(Set.of(caller.employee()));
            case VISITOR -> new DataScope.Only(Set.of());
        };
    }

    /**
     * What the caller may see of one department and those below it; null stands for no restriction.
     */
    public DataScope of(Caller caller, @Nullable DepartmentId department) {
        DataScope scope = of(caller);
        return department == null
                ? scope
                : scope.within(ids(employees.membersBelow(caller.tenant(), department.value())));
    }

    private DataScope ofManager(Caller caller) {
        EmployeeId self = caller.employee();
        Set<EmployeeId> team =
                new HashSet<>(ids(departments.colleaguesBelow(caller.tenant(), self.value())));
        team.add(self);
        return new DataScope.Only(team);
    }

    private static Set<EmployeeId> ids(List<UUID> employees) {
        return employees.stream().map(EmployeeId::new).collect(Collectors.toSet());
    }
}
