package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who logged in.
 *
 * @param appId the mini-program; null after a password log-in
 * @param name null for visitors: WeChat gives no names any more
 */
record Principal(
        TenantId tenant, UUID id, Role role, @Nullable String appId, @Nullable String name) {
    PrincipalKind kind() {
        return role == Role.VISITOR ? PrincipalKind.VISITOR : PrincipalKind.EMPLOYEE;
    }
}
