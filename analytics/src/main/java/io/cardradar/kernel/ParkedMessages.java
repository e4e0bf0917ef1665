package io.cardradar.kernel;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages of the outbox that failed until they were set aside, for those who look after them. */
@Singleton
@Connectable
public class ParkedMessages {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcOperations jdbc;
    private final Clock clock;

    ParkedMessages(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One message, without its payload.
     *
     * @param error of the last attempt
     */
    public record Parked(
            UUID id,
            String topic,
            int attempts,
            @Nullable String error,
            Instant createdAt,
            Instant parkedAt) {}

    /** Oldest first. */
    public Page<Parked> list(TenantId tenant, @Nullable String cursor, int limit) {
        List<Parked> rows =
                jdbc.prepareStatement(
                        """
                        SELECT id, topic, attempts, last_error, created_at, parked_at FROM outbox
                        WHERE tenant_id = ? AND parked_at IS NOT NULL AND id > ? ORDER BY id LIMIT ?\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, place(cursor));
                            statement.setInt(3, limit + 1);
                            return read(statement.executeQuery());
                        });
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    /** How many there are of all companies. Needs {@link Tenancy#ofAll}. */
    public long count() {
        return jdbc.prepareStatement(
                "SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL",
                statement -> {
                    ResultSet row = statement.executeQuery();
                    row.next();
                    return row.getLong(1);
                });
    }

    /**
     * Has a message done once more, with as many attempts as a new one.
     *
     * @throws Problem.NotFound {@code outbox.not_parked}
     */
    @Transactional
    public void retry(TenantId tenant, UUID id) {
        Timestamp now = Timestamp.from(clock.instant());
        int found =
                jdbc.prepareStatement(
                        """
                        UPDATE outbox SET parked_at = NULL, attempts = 0, due_at = ?
                        WHERE tenant_id = ? AND id = ? AND parked_at IS NOT NULL\
                        """,
                        statement -> {
                            statement.setTimestamp(1, now);
                            statement.setObject(2, tenant.value());
                            statement.setObject(3, id);
                            return statement.executeUpdate();
                        });
        require(found);
    }

    /**
     * Gives a message up: what follows from its fact is never done.
     *
     * @throws Problem.NotFound {@code outbox.not_parked}
     */
    @Transactional
    public void discard(TenantId tenant, UUID id) {
        int found =
                jdbc.prepareStatement(
                        """
                        DELETE FROM outbox WHERE tenant_id = ? AND id = ? AND parked_at IS NOT NULL\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, id);
                            return statement.executeUpdate();
                        });
        require(found);
    }

    private static void require(int found) {
        if (found == 0) {
            throw new Problem.NotFound("outbox.not_parked", "No such message has been set aside");
        }
    }

    private static List<Parked> read(ResultSet row) throws SQLException {
        List<Parked> parked = new ArrayList<>();
        while (row.next()) {
            parked.add(
                    new Parked(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant(),
                            row.getTimestamp(6).toInstant()));
        }
        return parked;
    }

    private static UUID place(@Nullable String cursor) {
        if (cursor == null) {
            return FIRST;
        }
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }
}
