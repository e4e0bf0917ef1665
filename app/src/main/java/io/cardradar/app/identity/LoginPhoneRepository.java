package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LoginPhoneRepository extends GenericRepository<LoginPhoneRow, byte[]> {
    @Query(
            """
            INSERT INTO login_phone (phone_hash, tenant_id, employee_id)
            VALUES (:phoneHash, :tenantId, :employeeId)\
            """)
    void add(byte[] phoneHash, TenantId tenantId, EmployeeId employeeId);

    @Query(
            "SELECT * FROM login_phone WHERE phone_hash = :phoneHash ORDER BY tenant_id,"
                    + " employee_id")
    List<LoginPhoneRow> find(byte[] phoneHash);

    @Query(
            "SELECT employee_id FROM login_phone WHERE phone_hash = :phoneHash AND tenant_id ="
                    + " :tenantId")
    Optional<UUID> employeeOf(byte[] phoneHash, TenantId tenantId);
}
