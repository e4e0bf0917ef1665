package io.cardradar.app.radar.cloud;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** How far each app's events have been taken in. */
@Singleton
@Connectable
class PullCursors {
    private final JdbcOperations jdbc;
    private final Clock clock;

    PullCursors(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Up to when events have been taken in; the epoch if none were. */
    Instant of(TenantId tenant, String appId) {
        return jdbc.prepareStatement(
                "SELECT position FROM cloud_event_cursor WHERE tenant_id = ? AND app_id = ?",
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, appId);
                    ResultSet row = statement.executeQuery();
                    return row.next() ? row.getTimestamp(1).toInstant() : Instant.EPOCH;
                });
    }

    /** Moves on, and never back: another node may be ahead. */
    @Transactional
    void advance(TenantId tenant, String appId, Instant position) {
        jdbc.prepareStatement(
                """
                INSERT INTO cloud_event_cursor (tenant_id, app_id, position, pulled_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, app_id) DO UPDATE SET pulled_at = excluded.pulled_at,
                    position = greatest(cloud_event_cursor.position, excluded.position)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, appId);
                    statement.setTimestamp(3, Timestamp.from(position));
                    statement.setTimestamp(4, Timestamp.from(clock.instant()));
                    return statement.executeUpdate();
                });
    }
}
