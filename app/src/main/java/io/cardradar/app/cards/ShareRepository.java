package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ShareRepository extends GenericRepository<ShareRow, String> {
    ShareRow save(ShareRow row);

    @Query("SELECT * FROM card_share WHERE tenant_id = :tenantId AND token = :token")
    Optional<ShareRow> find(TenantId tenantId, String token);

    /** The share of a published card. */
    @Query(
            """
            SELECT s.* FROM card_share s
            JOIN card c ON c.tenant_id = s.tenant_id AND c.id = s.card_id
            WHERE s.tenant_id = :tenantId AND s.token = :token AND c.published IS NOT NULL\
            """)
    Optional<ShareRow> findOpen(TenantId tenantId, String token);

    @Query(
            """
            SELECT token FROM card_share
            WHERE tenant_id = :tenantId AND card_id = :cardId AND permanent\
            """)
    Optional<String> permanentToken(TenantId tenantId, CardId cardId);

    /** Stores the card's permanent share unless there is one. */
    @Query(
            """
            INSERT INTO card_share (tenant_id, token, card_id, sharer_kind, sharer_id, parent_token, channel, permanent,
                created_at)
            VALUES (:tenantId, :token, :cardId, :sharerKind, :sharerId, :parentToken, :channel, :permanent, :createdAt)
            ON CONFLICT (tenant_id, card_id) WHERE permanent DO NOTHING\
            """)
    void savePermanent(ShareRow row);
}
