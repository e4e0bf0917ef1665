package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StageChangeRepository extends GenericRepository<StageChangeRow, UUID> {
    StageChangeRow save(StageChangeRow row);

    @Query(
            """
            SELECT * FROM stage_change
            WHERE tenant_id = :tenantId AND customer_id = :customerId AND employee_id = :employeeId
            ORDER BY changed_at DESC, id DESC LIMIT :most\
            """)
    List<StageChangeRow> ofRelationship(
            TenantId tenantId, CustomerId customerId, EmployeeId employeeId, int most);

    /** Newest first; one more than the largest page has. */
    @Query(
            """
            SELECT * FROM stage_change
            WHERE tenant_id = :tenantId AND customer_id = :customerId AND employee_id IN (:owners)
                AND (changed_at, id) < (:before, :beforeId)
            ORDER BY changed_at DESC, id DESC LIMIT 101\
            """)
    List<StageChangeRow> before(
            TenantId tenantId,
            CustomerId customerId,
            Collection<UUID> owners,
            Instant before,
            UUID beforeId);
}
