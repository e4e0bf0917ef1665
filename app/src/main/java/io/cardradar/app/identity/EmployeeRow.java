package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The phone is encrypted; its keyed hash is for look-ups. */
@MappedEntity("employee")
record EmployeeRow(
        TenantId tenantId,
        @Id EmployeeId id,
        String name,
        @Nullable String position,
        @jakarta.annotation.Nullable byte @Nullable [] phone,
        @jakarta.annotation.Nullable byte @Nullable [] phoneHash,
        Role role,
        EmployeeState state,
        Instant createdAt) {}
