package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * @param changedBy the employee who moved it: the owner or a manager
 */
@MappedEntity("stage_change")
record StageChangeRow(
        TenantId tenantId,
        @Id UUID id,
        CustomerId customerId,
        EmployeeId employeeId,
        @Nullable String fromStage,
        String toStage,
        @Nullable String reason,
        EmployeeId changedBy,
        Instant changedAt) {}
