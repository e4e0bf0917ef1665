package io.cardradar.app.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccessTokenRepository extends GenericRepository<AccessTokenRow, String> {
    @Query(
            """
            SELECT app_id, token, expires_at FROM wechat_access_token
            WHERE app_id = :appId AND token IS NOT NULL\
            """)
    Optional<AccessTokenRow> find(String appId);

    @Query(
            """
            INSERT INTO wechat_access_token (app_id, token, expires_at) VALUES (:appId, :token, :expiresAt)
            ON CONFLICT (app_id) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at\
            """)
    void save(String appId, byte[] token, Instant expiresAt);

    /** The stored bytes differ with every save, so they name this very token. */
    @Query(
            """
            UPDATE wechat_access_token SET expires_at = :expired
            WHERE app_id = :appId AND token = :token\
            """)
    void expire(String appId, byte[] token, Instant expired);

    @Query(
            """
            INSERT INTO wechat_access_token (app_id, lease_id, lease_until) VALUES (:appId, :lease, :until)
            ON CONFLICT (app_id) DO UPDATE SET lease_id = excluded.lease_id, lease_until = excluded.lease_until
            WHERE wechat_access_token.lease_until IS NULL OR wechat_access_token.lease_until <= :now\
            """)
    int tryLease(String appId, UUID lease, Instant now, Instant until);

    @Query(
            """
            UPDATE wechat_access_token SET lease_id = NULL, lease_until = NULL
            WHERE app_id = :appId AND lease_id = :lease\
            """)
    void endLease(String appId, UUID lease);
}
