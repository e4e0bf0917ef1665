package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Who an employee is in WeCom.
 *
 * @param memberId null when WeCom knew nobody
 * @param byHand somebody said so; else WeCom did, by the mobile number
 */
@MappedEntity("wecom_member")
record MemberRow(
        TenantId tenantId,
        @Id EmployeeId employeeId,
        @jakarta.annotation.Nullable @Nullable String memberId,
        boolean byHand,
        Instant updatedAt) {}
