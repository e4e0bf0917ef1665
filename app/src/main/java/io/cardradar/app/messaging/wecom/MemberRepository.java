package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MemberRepository extends GenericRepository<MemberRow, EmployeeId> {
    @Query("SELECT * FROM wecom_member WHERE tenant_id = :tenantId AND employee_id = :employeeId")
    Optional<MemberRow> find(TenantId tenantId, EmployeeId employeeId);

    /** Those of whom it is known. */
    @Query(
            """
            SELECT * FROM wecom_member
            WHERE tenant_id = :tenantId AND member_id IS NOT NULL ORDER BY employee_id\
            """)
    List<MemberRow> list(TenantId tenantId);

    /** Says who an employee is; what WeCom says never replaces what somebody has said meanwhile. */
    @Query(
            """
            INSERT INTO wecom_member (tenant_id, employee_id, member_id, by_hand, updated_at)
            VALUES (:tenantId, :employeeId, :memberId, :byHand, :updatedAt)
            ON CONFLICT (tenant_id, employee_id) DO UPDATE SET member_id = excluded.member_id,
                by_hand = excluded.by_hand, updated_at = excluded.updated_at
            WHERE excluded.by_hand OR NOT wecom_member.by_hand\
            """)
    void put(MemberRow row);

    @Query("DELETE FROM wecom_member WHERE tenant_id = :tenantId AND employee_id = :employeeId")
    void forget(TenantId tenantId, EmployeeId employeeId);

    /** Forgets what WeCom said; what somebody said stays. */
    @Query(
            """
            DELETE FROM wecom_member
            WHERE tenant_id = :tenantId AND employee_id = :employeeId AND NOT by_hand\
            """)
    void forgetFound(TenantId tenantId, EmployeeId employeeId);

    @Query("DELETE FROM wecom_member WHERE tenant_id = :tenantId")
    void forgetAll(TenantId tenantId);
}
