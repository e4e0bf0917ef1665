package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;

import java.security.Principal;
import java.util.UUID;

/**
 * Who is asking: read from the access token alone, without a look-up.
 *
 * @param id the employee's or the visitor's id
 * @param appId the mini-program that the caller logged in with; null after a password log-in
 */
public record Caller(TenantId tenant, Role role, UUID id, @Nullable String appId)
        implements Principal {
    /** What a caller is to the company, weakest first. */
    public enum Role {
        VISITOR,
        STAFF,
        MANAGER,
        ADMIN
    }

    @Override
    public String getName() {
        return id.toString();
    }

    public boolean isEmployee() {
        return role != Role.VISITOR;
    }

    /** The caller as an employee. */
    public EmployeeId employee() {
        if (!isEmployee()) {
            throw new Problem.Forbidden("auth.employees_only", "Only employees may do this");
        }
        return new EmployeeId(id);
    }
}
