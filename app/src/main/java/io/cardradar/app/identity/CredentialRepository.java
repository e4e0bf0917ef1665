package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CredentialRepository extends GenericRepository<CredentialRow, EmployeeId> {
    @Query("SELECT * FROM credential WHERE tenant_id = :tenantId AND employee_id = :employeeId")
    Optional<CredentialRow> find(TenantId tenantId, EmployeeId employeeId);

    @Query(
            """
            INSERT INTO credential (tenant_id, employee_id, password_hash, changed_at)
            VALUES (:tenantId, :employeeId, :hash, :now)
            ON CONFLICT (tenant_id, employee_id) DO UPDATE SET password_hash = excluded.password_hash,
                failed_attempts = 0, locked_until = NULL, changed_at = excluded.changed_at\
            """)
    void put(TenantId tenantId, EmployeeId employeeId, String hash, Instant now);

    /** Counts a failure; at the limit the log-in is locked and the count starts anew. */
    @Query(
            """
            UPDATE credential SET
                locked_until = CASE WHEN failed_attempts + 1 >= :limit THEN :until ELSE locked_until END,
                failed_attempts = CASE WHEN failed_attempts + 1 >= :limit THEN 0 ELSE failed_attempts + 1 END
            WHERE tenant_id = :tenantId AND employee_id = :employeeId\
            """)
    void countFailure(TenantId tenantId, EmployeeId employeeId, int limit, Instant until);

    @Query(
            """
            UPDATE credential SET failed_attempts = 0, locked_until = NULL
            WHERE tenant_id = :tenantId AND employee_id = :employeeId\
            """)
    void clearFailures(TenantId tenantId, EmployeeId employeeId);
}
