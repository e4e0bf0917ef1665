package io.cardradar.app.messaging;

import io.cardradar.app.messaging.Outcome.Trace;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;

/** What becomes of messages that were taken for an attempt. */
@Singleton
class MessageTable {
    private final JdbcOperations jdbc;

    MessageTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down what came of an attempt. An answer that comes after the lease still counts, one
     * to an earlier attempt does not.
     *
     * @return whether it was written
     */
    boolean write(OutgoingMessage message, Result result) {
        return jdbc.prepareStatement(
                """
                UPDATE outgoing_message SET state = ?, reason = ?, errcode = ?, rid = ?, due_at = COALESCE(?, due_at),
                    finished_at = ?, lease_until = NULL
                WHERE tenant_id = ? AND id = ? AND attempts = ? AND state IN ('SENDING', 'UNKNOWN')\
                """,
                statement -> {
                    Trace trace = result.trace;
                    statement.setString(1, result.state.name());
                    statement.setString(2, result.reason);
                    statement.setObject(3, trace == null ? null : trace.errcode(), Types.INTEGER);
                    statement.setString(4, trace == null ? null : trace.rid());
                    statement.setTimestamp(5, timestamp(result.dueAt));
                    statement.setTimestamp(6, timestamp(result.finishedAt));
                    statement.setObject(7, message.tenant().value());
                    statement.setObject(8, message.id());
                    statement.setInt(9, message.attempt());
                    return statement.executeUpdate() == 1;
                });
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    /**
     * @param dueAt when to try again; null at the end
     * @param finishedAt null when it is to be tried again
     */
    record Result(
            MessageState state,
            @Nullable String reason,
            @Nullable Trace trace,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt) {
        static Result last(
                MessageState state, @Nullable String reason, @Nullable Trace trace, Instant now) {
            return new Result(state, reason, trace, null, now);
        }

        static Result again(String reason, @Nullable Trace trace, Instant due) {
            return new Result(MessageState.QUEUED, reason, trace, due, null);
        }
    }
}
