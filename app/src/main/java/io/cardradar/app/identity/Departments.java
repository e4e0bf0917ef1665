package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** A company's department tree. An employee may belong to several departments. */
@Singleton
public class Departments {
    private final DepartmentRepository departments;
    private final NewId ids;
    private final Clock clock;
    private final Idempotency idempotency;

    Departments(DepartmentRepository departments, NewId ids, Clock clock, Idempotency idempotency) {
        this.departments = departments;
        this.ids = ids;
        this.clock = clock;
        this.idempotency = idempotency;
    }

    /** Adds a department, once for one idempotency key. */
    @Transactional
    Department add(
            Caller caller,
            String name,
            @Nullable DepartmentId parent,
            @Nullable String idempotencyKey) {
        String id =
                idempotency.once(
                        caller,
                        idempotencyKey,
                        name + "/" + parent,
                        () -> add(caller.tenant(), name, parent).id().toString());
        return department(require(caller.tenant(), new DepartmentId(UUID.fromString(id))));
    }

    /**
     * Adds a department.
     *
     * @param parent null for a root
     */
    @Transactional
    public Department add(TenantId tenant, String name, @Nullable DepartmentId parent) {
        if (parent != null) {
            require(tenant, parent);
        }
        DepartmentId id = new DepartmentId(ids.next());
        return department(
                departments.save(new DepartmentRow(tenant, id, parent, name, clock.instant())));
    }

    /** Puts an employee into a department; doing it again changes nothing. */
    @Transactional
    public void join(TenantId tenant, DepartmentId department, EmployeeId employee) {
        require(tenant, department);
        departments.addMember(tenant, department.value(), employee.value());
    }

    /** All departments, parents before children. */
    public List<Department> list(TenantId tenant) {
        return departments.list(tenant).stream().map(Departments::department).toList();
    }

    /** The departments of each employee who is in any. */
    public Map<EmployeeId, List<Department>> byEmployee(TenantId tenant) {
        Map<UUID, Department> byId =
                list(tenant).stream().collect(Collectors.toMap(d -> d.id().value(), d -> d));
        return departments.members(tenant).stream()
                .collect(
                        Collectors.groupingBy(
                                member -> new EmployeeId(member.employeeId()),
                                Collectors.mapping(
                                        member ->
                                                Objects.requireNonNull(
                                                        byId.get(member.departmentId())),
                                        Collectors.toList())));
    }

    private DepartmentRow require(TenantId tenant, DepartmentId id) {
        return departments
                .find(tenant, id)
                .orElseThrow(() ->
                        new Problem.NotFound(
                                "department.not_found", "There is no such department"));
    }

    private static Department department(DepartmentRow row) {
        return new Department(row.id(), row.parentId(), row.name());
    }

    /** One node of the tree. */
    public record Department(DepartmentId id, @Nullable DepartmentId parent, String name) {}
}
