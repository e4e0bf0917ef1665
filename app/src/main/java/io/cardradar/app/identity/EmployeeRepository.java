package io.cardradar.app.identity;

import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EmployeeRepository extends GenericRepository<EmployeeRow, EmployeeId> {
    EmployeeRow save(EmployeeRow row);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenant AND id = :id")
    Optional<EmployeeRow> find(TenantId tenant, EmployeeId id);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenant AND id IN (:ids)")
    List<EmployeeRow> find(TenantId tenant, Collection<EmployeeId> ids);

    @Query("SELECT * FROM employee WHERE tenant_id = :tenant ORDER BY created_at, id")
    List<EmployeeRow> list(TenantId tenant);

    @Query(
            """
            UPDATE employee SET state = :to WHERE tenant_id = :tenant AND id = :id AND state = :from\
            """)
    void changeState(TenantId tenant, EmployeeId id, EmployeeState from, EmployeeState to);

    @Query(
            """
            WITH RECURSIVE below AS (
                SELECT id FROM department WHERE tenant_id = :tenant AND id = :department
                UNION
                SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id WHERE d.tenant_id = :tenant
            )
            SELECT DISTINCT employee_id FROM department_member
            WHERE tenant_id = :tenant AND department_id IN (SELECT id FROM below)\
            """)
    List<EmployeeId> membersBelow(TenantId tenant, DepartmentId department);
}
