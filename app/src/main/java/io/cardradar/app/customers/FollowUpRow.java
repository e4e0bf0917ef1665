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
 * @param employeeId the owner of the relationship
 * @param nextAt when to be in touch again
 * @param writtenBy the manager who wrote it in the owner's place; null when the owner did
 */
@MappedEntity("follow_up")
record FollowUpRow(
        TenantId tenantId,
        @Id UUID id,
        CustomerId customerId,
        EmployeeId employeeId,
        FollowUpKind kind,
        String text,
        @Nullable Instant nextAt,
        @Nullable EmployeeId writtenBy,
        Instant createdAt) {
    EmployeeId author() {
        return writtenBy == null ? employeeId : writtenBy;
    }
}
