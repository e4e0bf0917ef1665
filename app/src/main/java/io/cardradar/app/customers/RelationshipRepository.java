package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RelationshipRepository extends GenericRepository<RelationshipRow, CustomerId> {
    @Query(
            """
            UPDATE relationship SET remark = :remark
            WHERE tenant_id = :tenantId AND customer_id = :customerId AND employee_id = :employeeId\
            """)
    void remark(
            TenantId tenantId,
            CustomerId customerId,
            EmployeeId employeeId,
            @Nullable String remark);

    @Query(
            """
            UPDATE relationship SET stage = :stage, stage_since = :now
            WHERE tenant_id = :tenantId AND customer_id = :customerId AND employee_id = :employeeId\
            """)
    void moveTo(
            TenantId tenantId,
            CustomerId customerId,
            EmployeeId employeeId,
            String stage,
            Instant now);

    @Query(
            """
            UPDATE relationship SET last_followed_at = :now, next_follow_up_at = :next
            WHERE tenant_id = :tenantId AND customer_id = :customerId AND employee_id = :employeeId\
            """)
    void followed(
            TenantId tenantId,
            CustomerId customerId,
            EmployeeId employeeId,
            Instant now,
            @Nullable Instant next);
}
