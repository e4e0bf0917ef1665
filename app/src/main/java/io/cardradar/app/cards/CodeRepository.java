package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CodeRepository extends GenericRepository<CodeRow, String> {
    @Query(
            """
            SELECT * FROM card_code
            WHERE tenant_id = :tenantId AND card_id = :cardId AND scene = :scene AND width = :width\
            """)
    Optional<CodeRow> find(TenantId tenantId, CardId cardId, String scene, int width);

    /** Keeps an image; of two nodes that asked WeChat at once, the first wins. */
    @Query(
            """
            INSERT INTO card_code (tenant_id, card_id, scene, width, image, created_at)
            VALUES (:tenantId, :cardId, :scene, :width, :image, :createdAt)
            ON CONFLICT (tenant_id, card_id, scene, width) DO NOTHING\
            """)
    void keep(CodeRow row);
}
