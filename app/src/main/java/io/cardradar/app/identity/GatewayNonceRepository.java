package io.cardradar.app.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface GatewayNonceRepository extends GenericRepository<GatewayNonceRow, String> {
    @Query(
            """
            INSERT INTO gateway_nonce (app_id, nonce, expires_at) VALUES (:appId, :nonce, :expiresAt)
            ON CONFLICT DO NOTHING\
            """)
    int insert(String appId, String nonce, Instant expiresAt);

    @Query("DELETE FROM gateway_nonce WHERE expires_at < :before")
    void deleteExpired(Instant before);

    /** Uses a nonce up; false when it had been used before. */
    default boolean use(String appId, String nonce, Instant expiresAt) {
        return insert(appId, nonce, expiresAt) == 1;
    }
}
