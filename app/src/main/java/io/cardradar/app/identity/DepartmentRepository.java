package io.cardradar.app.identity;

import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DepartmentRepository extends GenericRepository<DepartmentRow, DepartmentId> {
    DepartmentRow save(DepartmentRow row);

    @Query("SELECT * FROM department WHERE tenant_id = :tenantId AND id = :id")
    Optional<DepartmentRow> find(TenantId tenantId, DepartmentId id);

    @Query("SELECT * FROM department WHERE tenant_id = :tenantId ORDER BY created_at, id")
    List<DepartmentRow> list(TenantId tenantId);

    @Query(
            """
            INSERT INTO department_member (tenant_id, department_id, employee_id)
            VALUES (:tenantId, :department, :employee) ON CONFLICT DO NOTHING\
            """)
    void addMember(TenantId tenantId, UUID department, UUID employee);

    @Query(
            """
            SELECT employee_id, department_id FROM department_member
            WHERE tenant_id = :tenantId ORDER BY department_id, employee_id\
            """)
    List<DepartmentMemberRow> members(TenantId tenantId);

    /** A department and all below it, for each of which someone is a member of the first. */
    @Query(
            """
            WITH RECURSIVE below AS (
                SELECT department_id AS id FROM department_member
                WHERE tenant_id = :tenantId AND employee_id = :employee
                UNION
                SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id WHERE d.tenant_id = :tenantId
            )
            SELECT DISTINCT employee_id FROM department_member
            WHERE tenant_id = :tenantId AND department_id IN (SELECT id FROM below)\
            """)
    List<UUID> colleaguesBelow(TenantId tenantId, UUID employee);
}
