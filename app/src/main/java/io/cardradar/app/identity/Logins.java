package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Logging in by password. */
@Singleton
public class Logins {
    private final Principals principals;
    private final Sessions sessions;
    private final Passwords passwords;

    Logins(Principals principals, Sessions sessions, Passwords passwords) {
        this.principals = principals;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /**
     * Logs an employee in by phone and password.
     *
     * @param company needed only by a person who works for several companies with one password
     */
    Session password(String phone, String password, @Nullable TenantId company) {
        List<LoginPhoneRow> matching =
                principals.byPhone(phone).stream()
                        .filter(found -> company == null || found.tenantId().equals(company))
                        .filter(candidate -> matches(candidate, password))
                        .toList();
        if (matching.isEmpty()) {
            throw wrong(phone, password);
        }
        if (matching.size() > 1) {
            throw new Problem.Conflict(
                    "auth.choose_company", "Say which company: " + companiesOf(matching));
        }
        TenantId tenant = matching.getFirst().tenantId();
        EmployeeId employee = matching.getFirst().employeeId();
        return Tenancy.of(
                tenant, () -> sessions.begin(principals.ofEmployee(tenant, employee, null)));
    }

    /** Changes the caller's own password and ends all other sessions. */
    Session changePassword(Caller caller, String oldPassword, String newPassword) {
        if (!passwords.matches(caller.tenant(), caller.employee(), oldPassword)) {
            throw new Problem.Invalid("auth.wrong_password", "The old password is wrong");
        }
        passwords.set(caller.tenant(), caller.employee(), newPassword);
        return sessions.restart(
                principals.ofEmployee(caller.tenant(), caller.employee(), caller.appId()));
    }

    /**
     * Sets a password without asking for the old one: for the first administrator, and for the demo
     * company.
     */
    public void setPassword(Caller onBehalfOf, String password) {
        passwords.set(onBehalfOf.tenant(), onBehalfOf.employee(), password);
    }

    private boolean matches(LoginPhoneRow candidate, String password) {
        TenantId tenant = candidate.tenantId();
        return Tenancy.of(
                tenant, () -> passwords.matches(tenant, candidate.employeeId(), password));
    }

    private Problem wrong(String phone, String password) {
        if (principals.byPhone(phone).isEmpty()) {
            passwords.matchesNobody(password);
        }
        return new Problem.Unauthorized("auth.wrong_password", "Phone or password is wrong");
    }

    private static String companiesOf(List<LoginPhoneRow> employees) {
        return String.join(", ", employees.stream().map(e -> e.tenantId().toString()).toList());
    }
}
