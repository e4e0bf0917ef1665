package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EmployeeRepository extends GenericRepository<EmployeeRow, EmployeeId> {
    EmployeeRow save(EmployeeRow row);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenantId AND id = :id")
    Optional<EmployeeRow> find(TenantId tenantId, EmployeeId id);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenantId AND id IN (:ids)")
    List<EmployeeRow> findAll(TenantId tenantId, Collection<UUID> ids);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenantId ORDER BY created_at, id")
    List<EmployeeRow> list(TenantId tenantId);

    @Query(
            """
            UPDATE employee SET state = :to WHERE tenant_id = :tenantId AND id = :id AND state = :from\
            """)
    void changeState(TenantId tenantId, EmployeeId id, EmployeeState from, EmployeeState to);

    @Query(
            """
            WITH RECURSIVE below AS (
                SELECT id FROM department WHERE tenant_id = :tenantId AND id = :department
                UNION
                SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id WHERE d.tenant_id = :tenantId
            )
            SELECT DISTINCT employee_id FROM department_member
            WHERE tenant_id = :tenantId AND department_id IN (SELECT id FROM below)\
            """)
    List<UUID> membersBelow(TenantId tenantId, UUID department);
}
