package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@MappedEntity("credential")
record CredentialRow(
        TenantId tenantId,
        @Id EmployeeId employeeId,
        String passwordHash,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        Instant changedAt) {}
