package io.cardradar.kernel;

import io.cardradar.kernel.OutboxCrew.Companies;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The outbox as its workers see it. All methods need a transaction and {@link Tenancy#ofAll}. */
@Singleton
class OutboxQueue {
    private static final int LONGEST_ERROR = 500;

    private final JdbcOperations jdbc;
    private final Clock clock;

    OutboxQueue(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Claims due messages that nobody has tried yet, oldest first, leaving alone what another
     * worker has claimed.
     */
    List<OutboxMessage> claim(String topic, int limit, Companies companies) {
        return claim("= 0" + companies.condition(), topic, limit);
    }

    /** Claims due messages that have failed before: each must be tried alone. */
    List<OutboxMessage> claimFailed(String topic, int limit) {
        return claim("> 0", topic, limit);
    }

    private List<OutboxMessage> claim(String attempts, String topic, int limit) {
        return jdbc.prepareStatement(
                """
                SELECT tenant_id, id, payload FROM outbox
                WHERE topic = ? AND due_at <= ? AND parked_at IS NULL AND attempts %s
                ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED\
                """
                        .formatted(attempts),
                statement -> {
                    statement.setString(1, topic);
                    statement.setTimestamp(2, now());
                    statement.setInt(3, limit);
                    ResultSet row = statement.executeQuery();
                    List<OutboxMessage> messages = new ArrayList<>();
                    while (row.next()) {
                        TenantId tenant = new TenantId(row.getObject(1, UUID.class));
                        messages.add(
                                new OutboxMessage(
                                        tenant, row.getObject(2, UUID.class), row.getString(3)));
                    }
                    return messages;
                });
    }

    /** Claims one message again; nothing when another worker has it or has done it. */
    List<OutboxMessage> claimOne(OutboxMessage message) {
        return jdbc.prepareStatement(
                "SELECT 1 FROM outbox WHERE tenant_id = ? AND id = ? FOR UPDATE SKIP LOCKED",
                statement -> {
                    statement.setObject(1, message.tenant().value());
                    statement.setObject(2, message.id());
                    return statement.executeQuery().next()
                            ? List.of(message)
                            : List.<OutboxMessage>of();
                });
    }

    void delete(List<OutboxMessage> done) {
        jdbc.prepareStatement(
                "DELETE FROM outbox WHERE (tenant_id, id) IN (SELECT * FROM unnest(?, ?))",
                statement -> {
                    statement.setObject(
                            1, done.stream().map(m -> m.tenant().value()).toArray(UUID[]::new));
                    statement.setObject(
                            2, done.stream().map(OutboxMessage::id).toArray(UUID[]::new));
                    return statement.executeUpdate();
                });
    }

    /** Puts a message off; after {@code maxAttempts} it is set aside for an operator to look at. */
    void postpone(OutboxMessage message, Duration delay, String error, int maxAttempts) {
        jdbc.prepareStatement(
                """
                UPDATE outbox SET attempts = attempts + 1, due_at = ?, last_error = ?,
                    parked_at = CASE WHEN attempts + 1 >= ? THEN CAST(? AS timestamptz) END
                WHERE tenant_id = ? AND id = ?\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(clock.instant().plus(delay)));
                    statement.setString(
                            2, error.substring(0, Math.min(LONGEST_ERROR, error.length())));
                    statement.setInt(3, maxAttempts);
                    statement.setTimestamp(4, now());
                    statement.setObject(5, message.tenant().value());
                    statement.setObject(6, message.id());
                    return statement.executeUpdate();
                });
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
