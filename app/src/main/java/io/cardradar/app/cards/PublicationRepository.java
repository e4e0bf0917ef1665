package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PublicationRepository extends GenericRepository<PublicationRow, CardId> {
    @Query("SELECT * FROM card_publication WHERE tenant_id = :tenantId AND card_id = :cardId")
    Optional<PublicationRow> find(TenantId tenantId, CardId cardId);

    @Query(
            """
            SELECT * FROM card_publication WHERE tenant_id = :tenantId AND card_id = :cardId
            FOR UPDATE\
            """)
    Optional<PublicationRow> lock(TenantId tenantId, CardId cardId);

    /** Notes the last wish in place of the one before. */
    @Query(
            """
            INSERT INTO card_publication (tenant_id, card_id, check_id, state, content, requested_at)
            VALUES (:tenantId, :cardId, :checkId, :state, CAST(:content AS jsonb), :requestedAt)
            ON CONFLICT (tenant_id, card_id) DO UPDATE SET check_id = excluded.check_id, state = excluded.state,
                content = excluded.content, requested_at = excluded.requested_at\
            """)
    void keep(PublicationRow row);

    @Query(
            """
            UPDATE card_publication SET state = :state
            WHERE tenant_id = :tenantId AND card_id = :cardId\
            """)
    void moveTo(TenantId tenantId, CardId cardId, String state);

    @Query("DELETE FROM card_publication WHERE tenant_id = :tenantId AND card_id = :cardId")
    void forget(TenantId tenantId, CardId cardId);
}
