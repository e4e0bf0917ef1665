package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "company")
class EmployeeController {
    private final Employees employees;
    private final Departments departments;
    private final DataScopes scopes;

    EmployeeController(Employees employees, Departments departments, DataScopes scopes) {
        this.employees = employees;
        this.departments = departments;
        this.scopes = scopes;
    }

    /** The employees whom the caller may see. */
    @Get("/employees")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    EmployeesView employees(Caller caller) {
        DataScope scope = scopes.of(caller);
        return new EmployeesView(
                employees.list(caller.tenant()).stream()
                        .filter(employee -> scope.covers(employee.id()))
                        .map(EmployeeView::of)
                        .toList());
    }

    /** Invites an employee, who is active from the first log-in on. */
    @Post("/employees")
    @Secured("ADMIN")
    @Status(HttpStatus.CREATED)
    EmployeeView invite(
            Caller caller,
            @Body @Valid InviteRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        return EmployeeView.of(employees.invite(caller, request.toNewEmployee(), idempotencyKey));
    }

    /**
     * @param role {@code staff}, {@code manager} or {@code admin}
     */
    @Serdeable
    record InviteRequest(
            @NotBlank @Size(max = 50) String name,
            @Nullable @Size(max = 50) String position,
            @Nullable @Size(max = 24) String phone,
            @NotNull EmployeeRole role,
            @Nullable List<UUID> departments) {
        NewEmployee toNewEmployee() {
            List<UUID> ids = departments == null ? List.of() : departments;
            return new NewEmployee(
                    name, position, phone, role.role, ids.stream().map(DepartmentId::new).toList());
        }
    }

    /** The roles that an employee can have, as clients write them. */
    @Serdeable
    enum EmployeeRole {
        staff(Role.STAFF),
        manager(Role.MANAGER),
        admin(Role.ADMIN);

        private final Role role;

        EmployeeRole(Role role) {
            this.role = role;
        }
    }

    @Serdeable
    record EmployeesView(List<EmployeeView> items) {}

    @Serdeable
    record EmployeeView(
            UUID id, String name, @Nullable String position, String role, String state) {
        static EmployeeView of(Employee employee) {
            return new EmployeeView(
                    employee.id().value(),
                    employee.name(),
                    employee.position(),
                    employee.role().name().toLowerCase(Locale.ROOT),
                    employee.state().name().toLowerCase(Locale.ROOT));
        }
    }

    /** The department tree, parents before children. */
    @Get("/departments")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    DepartmentsView departments(Caller caller) {
        return new DepartmentsView(
                departments.list(caller.tenant()).stream().map(DepartmentView::of).toList());
    }

    /** Adds a department. */
    @Post("/departments")
    @Secured("ADMIN")
    @Status(HttpStatus.CREATED)
    DepartmentView addDepartment(
            Caller caller,
            @Body @Valid DepartmentRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        DepartmentId parent = request.parentId == null ? null : new DepartmentId(request.parentId);
        return DepartmentView.of(departments.add(caller, request.name, parent, idempotencyKey));
    }

    @Serdeable
    record DepartmentRequest(@NotBlank @Size(max = 50) String name, @Nullable UUID parentId) {}

    @Serdeable
    record DepartmentsView(List<DepartmentView> items) {}

    @Serdeable
    record DepartmentView(UUID id, @Nullable UUID parentId, String name) {
        static DepartmentView of(Departments.Department department) {
            DepartmentId parent = department.parent();
            return new DepartmentView(
                    department.id().value(),
                    parent == null ? null : parent.value(),
                    department.name());
        }
    }
}
