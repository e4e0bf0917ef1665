package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people of a company. */
@Singleton
public class Employees {
    private final EmployeeRepository employees;
    private final LoginPhoneRepository phones;
    private final Departments departments;
    private final EmployeeRows rows;
    private final Idempotency idempotency;

    Employees(
            EmployeeRepository employees,
            LoginPhoneRepository phones,
            Departments departments,
            EmployeeRows rows,
            Idempotency idempotency) {
        this.employees = employees;
        this.phones = phones;
        this.departments = departments;
        this.rows = rows;
        this.idempotency = idempotency;
    }

    /** Adds an employee, once for one idempotency key. */
    @Transactional
    Employee invite(Caller caller, NewEmployee employee, @Nullable String idempotencyKey) {
        String id =
                idempotency.once(
                        caller,
                        idempotencyKey,
                        employee,
                        () -> invite(caller.tenant(), employee).id().toString());
        return get(caller.tenant(), new EmployeeId(UUID.fromString(id)));
    }

    /** Adds an employee, who becomes active with the first log-in. */
    @Transactional
    public Employee invite(TenantId tenant, NewEmployee employee) {
        if (employee.role() == Role.VISITOR) {
            throw new Problem.Invalid(
                    "employee.bad_role", "An employee is STAFF, MANAGER or ADMIN");
        }
        EmployeeRow row = rows.of(tenant, employee);
        EmployeeId id = row.id();
        byte[] phoneHash = row.phoneHash();
        if (phoneHash != null && phones.employeeOf(phoneHash, tenant).isPresent()) {
            throw new Problem.Conflict(
                    "employee.phone_taken", "An employee of this company has this phone");
        }
        employees.save(row);
        if (phoneHash != null) {
            phones.add(phoneHash, tenant, id);
        }
        employee.departments().forEach(department -> departments.join(tenant, department, id));
        return Employee.of(row);
    }

    /** The employee of that id. */
    public Employee get(TenantId tenant, EmployeeId id) {
        return employees
                .find(tenant, id)
                .map(Employee::of)
                .orElseThrow(() ->
                        new Problem.NotFound("employee.not_found", "There is no such employee"));
    }

    /** All employees, also those who left, oldest first. */
    public List<Employee> list(TenantId tenant) {
        return employees.list(tenant).stream().map(Employee::of).toList();
    }

    /** All employees by id, for lists that show names. */
    public Map<EmployeeId, Employee> byId(TenantId tenant) {
        return list(tenant).stream().collect(Collectors.toMap(Employee::id, Function.identity()));
    }

    /** What these employees are called; an id that nobody has is not in the answer. */
    public Map<EmployeeId, String> names(TenantId tenant, Collection<EmployeeId> ids) {
        List<UUID> wanted = ids.stream().map(EmployeeId::value).distinct().toList();
        return employees.findAll(tenant, wanted).stream()
                .collect(Collectors.toMap(EmployeeRow::id, EmployeeRow::name));
    }

    /** An employee's phone, to look the owner up elsewhere: it is to be shown nowhere. */
    public Optional<String> phone(TenantId tenant, EmployeeId id) {
        return employees.find(tenant, id).flatMap(rows::phoneOf);
    }

    /** The employee whom a phone belongs to, or null. */
    @Nullable Employee findByPhone(TenantId tenant, String phone) {
        return phones.employeeOf(rows.hashOf(phone), tenant)
                .flatMap(id -> employees.find(tenant, new EmployeeId(id)))
                .map(Employee::of)
                .orElse(null);
    }

    /** What the first log-in does to an invited employee. */
    void activate(TenantId tenant, EmployeeId id) {
        employees.changeState(tenant, id, EmployeeState.INVITED, EmployeeState.ACTIVE);
    }

    /** The caller, who must still be an active employee. */
    public Employee self(Caller caller) {
        return get(caller.tenant(), caller.employee());
    }
}
