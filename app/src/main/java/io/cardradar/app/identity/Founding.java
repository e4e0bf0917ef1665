package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/** Founds a company whole: with a root department and somebody who can log in. */
@Singleton
class Founding {
    private final Companies companies;
    private final Departments departments;
    private final Employees employees;
    private final Passwords passwords;
    private final TransactionOperations<Connection> transactions;
    private final NewId ids;

    Founding(
            Companies companies,
            Departments departments,
            Employees employees,
            Passwords passwords,
            TransactionOperations<Connection> transactions,
            NewId ids) {
        this.companies = companies;
        this.departments = departments;
        this.employees = employees;
        this.passwords = passwords;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** All or nothing, in one transaction. */
    Company found(String name, String timeZone, Administrator first) {
        TenantId tenant = new TenantId(ids.next());
        Company company =
                Tenancy.of(
                        tenant,
                        () ->
                                transactions.executeWrite(
                                        status -> found(tenant, name, timeZone, first)));
        return Objects.requireNonNull(company);
    }

    private Company found(TenantId tenant, String name, String timeZone, Administrator first) {
        Company company = companies.found(tenant, name, timeZone);
        var root = departments.add(tenant, name, null);
        NewEmployee invited =
                new NewEmployee(first.name, null, first.phone, Role.ADMIN, List.of(root.id()));
        Employee administrator = employees.invite(tenant, invited);
        passwords.set(tenant, administrator.id(), first.password);
        return company;
    }

    /** The first administrator. */
    record Administrator(String name, String phone, String password) {
        @Override
        public String toString() {
            return "Administrator[" + name + "]";
        }
    }
}
