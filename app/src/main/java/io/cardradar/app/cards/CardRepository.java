package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CardRepository extends GenericRepository<CardRow, CardId> {
    CardRow save(CardRow row);

    @Query("SELECT * FROM card WHERE tenant_id = :tenantId AND id = :id")
    Optional<CardRow> find(TenantId tenantId, CardId id);

    @Query(
            """
            SELECT * FROM card WHERE tenant_id = :tenantId AND employee_id = :employeeId
            ORDER BY created_at, id LIMIT :most\
            """)
    List<CardRow> ofEmployee(TenantId tenantId, EmployeeId employeeId, int most);

    @Query("SELECT count(*) FROM card WHERE tenant_id = :tenantId AND employee_id = :employeeId")
    int count(TenantId tenantId, EmployeeId employeeId);

    /** Whether the draft still was of that version. */
    @Query(
            """
            UPDATE card SET draft = CAST(:draft AS jsonb), version = version + 1, updated_at = :now
            WHERE tenant_id = :tenantId AND id = :id AND version = :version\
            """)
    int edit(TenantId tenantId, CardId id, int version, CardContent draft, Instant now);

    /** Whether the draft still was of that version. */
    @Query(
            """
            UPDATE card SET published = draft, published_at = :now
            WHERE tenant_id = :tenantId AND id = :id AND version = :version\
            """)
    int publish(TenantId tenantId, CardId id, int version, Instant now);

    /** Publishes what the draft was. */
    @Query(
            """
            UPDATE card SET published = CAST(:published AS jsonb), published_at = :now
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void show(TenantId tenantId, CardId id, CardContent published, Instant now);

    @Query(
            """
            UPDATE card SET published = NULL, published_at = NULL
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void withdraw(TenantId tenantId, CardId id);

    @Query(
            """
            SELECT employee_id FROM card
            WHERE tenant_id = :tenantId AND id = :id AND published IS NOT NULL\
            """)
    Optional<UUID> ownerOfPublished(TenantId tenantId, CardId id);

    /** Whether a visitor has given an employee a phone number. */
    @Query(
            """
            SELECT count(*) > 0 FROM card_exchange
            WHERE tenant_id = :tenantId AND employee_id = :employeeId AND visitor_id = :visitor\
            """)
    boolean exchanged(TenantId tenantId, EmployeeId employeeId, UUID visitor);

    @Query(
            """
            SELECT * FROM card WHERE tenant_id = :tenantId AND id > :after AND published IS NOT NULL
            ORDER BY id LIMIT :most\
            """)
    List<CardRow> published(TenantId tenantId, UUID after, int most);
}
