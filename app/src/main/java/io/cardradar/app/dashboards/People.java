package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Scope;
import io.cardradar.app.identity.Departments;
import io.cardradar.app.identity.Employee;
import io.cardradar.app.identity.EmployeeState;
import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The people whom the figures are about. */
@Singleton
class People {
    private final Employees employees;
    private final Departments departments;

    People(Employees employees, Departments departments) {
        this.employees = employees;
        this.departments = departments;
    }

    /** Everybody in scope, also those who left, in the order in which they came. */
    List<Employee> in(Scope scope) {
        Set<EmployeeId> only = scope.employees();
        return employees.list(scope.tenant()).stream()
                .filter(employee -> only == null || only.contains(employee.id()))
                .toList();
    }

    Employee get(TenantId tenant, EmployeeId id) {
        return employees.get(tenant, id);
    }

    /** What everybody is called, also those who left. */
    Map<EmployeeId, String> names(TenantId tenant) {
        return employees.list(tenant).stream()
                .collect(Collectors.toMap(Employee::id, Employee::name));
    }

    /** The departments of each employee who is in any. */
    Map<EmployeeId, List<NamedView>> departments(TenantId tenant) {
        return departments.byEmployee(tenant).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        entry.getValue().stream()
                                                .map(d -> new NamedView(d.id().value(), d.name()))
                                                .toList()));
    }

    static boolean isHere(Employee employee) {
        return employee.state() != EmployeeState.DEPARTED;
    }
}
