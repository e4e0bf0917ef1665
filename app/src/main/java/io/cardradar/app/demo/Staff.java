package io.cardradar.app.demo;

import io.cardradar.app.cards.CardContent;
import io.cardradar.app.cards.Cards;
import io.cardradar.app.demo.CompanyScript.DepartmentScript;
import io.cardradar.app.demo.CompanyScript.ManagerScript;
import io.cardradar.app.demo.CompanyScript.SalespersonScript;
import io.cardradar.app.identity.Departments;
import io.cardradar.app.identity.Employee;
import io.cardradar.app.identity.Employees;
import io.cardradar.app.identity.Logins;
import io.cardradar.app.identity.NewEmployee;
import io.cardradar.app.identity.OpenIds;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Employs the people of the demo company, and gives salespeople their cards. */
@Singleton
class Staff {
    /** Printed at every start of the demo; it protects nothing. */
    static final String PASSWORD = "Demo-2026";

    private final Departments departments;
    private final Employees employees;
    private final Logins logins;
    private final OpenIds openIds;
    private final Cards cards;

    Staff(
            Departments departments,
            Employees employees,
            Logins logins,
            OpenIds openIds,
            Cards cards) {
        this.departments = departments;
        this.employees = employees;
        this.logins = logins;
        this.openIds = openIds;
        this.cards = cards;
    }

    void employ(TenantId tenant, CompanyScript script) {
        Map<String, DepartmentId> ids = new HashMap<>();
        for (DepartmentScript department : script.departments()) {
            DepartmentId parent = ids.get(department.parent());
            ids.put(department.name(), departments.add(tenant, department.name(), parent).id());
        }
        for (ManagerScript manager : script.managers()) {
            employ(tenant, manager, Objects.requireNonNull(ids.get(manager.department())));
        }
        int number = 0;
        for (SalespersonScript person : script.salespeople()) {
            DepartmentId department = Objects.requireNonNull(ids.get(person.department()));
            Caller self = employ(tenant, person.card(), department, script.app().id());
            openIds.bind(tenant, script.app().id(), "sales-" + ++number, self.employee());
            cards.publish(self, cards.create(self, person.card(), null).id());
        }
    }

    private void employ(TenantId tenant, ManagerScript manager, DepartmentId department) {
        Employee employee =
                employees.invite(
                        tenant,
                        new NewEmployee(
                                manager.name(),
                                manager.position(),
                                manager.phone(),
                                manager.role(),
                                List.of(department)));
        Caller self = new Caller(tenant, manager.role(), employee.id().value(), null);
        logins.setPassword(self, PASSWORD);
    }

    private Caller employ(
            TenantId tenant, CardContent card, DepartmentId department, String appId) {
        Employee employee =
                employees.invite(
                        tenant,
                        new NewEmployee(
                                card.name(),
                                card.position(),
                                card.mobile(),
                                Role.STAFF,
                                List.of(department)));
        return new Caller(tenant, Role.STAFF, employee.id().value(), appId);
    }
}
