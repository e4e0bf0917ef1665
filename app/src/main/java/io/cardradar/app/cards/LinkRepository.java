package io.cardradar.app.cards;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LinkRepository extends GenericRepository<LinkRow, String> {
    @Query(
            """
            SELECT * FROM card_link
            WHERE tenant_id = :tenantId AND token = :token AND kind = :kind\
            """)
    Optional<LinkRow> find(TenantId tenantId, String token, LinkKind kind);

    /** Keeps a link; of two that nodes asked for at once, the one that lives longer. */
    @Query(
            """
            INSERT INTO card_link AS l (tenant_id, token, kind, url, expires_at, created_at)
            VALUES (:tenantId, :token, :kind, :url, :expiresAt, :createdAt)
            ON CONFLICT (tenant_id, token, kind) DO UPDATE
                SET url = excluded.url, expires_at = excluded.expires_at, created_at = excluded.created_at
                WHERE l.expires_at < excluded.expires_at\
            """)
    void keep(LinkRow row);
}
