package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.app.messaging.Outcome.Trace;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;

/** What becomes of messages that were taken for an attempt. */
@Singleton
class MessageTable {
    private final JdbcOperations jdbc;

    MessageTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a due message for an attempt; false when it is not due, or another has it. */
    boolean take(TenantId tenant, UUID id, Instant now, Instant leaseUntil) {
        return jdbc.prepareStatement(
                """
                UPDATE outgoing_message SET state = 'SENDING', attempts = attempts + 1, lease_until = ?
                WHERE tenant_id = ? AND id = ? AND state = 'QUEUED' AND due_at <= ?\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(leaseUntil));
                    statement.setObject(2, tenant.value());
                    statement.setObject(3, id);
                    statement.setTimestamp(4, Timestamp.from(now));
                    return statement.executeUpdate() == 1;
                });
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
                UPDATE outgoing_message SET errcode = ?, rid = ?, due_at = COALESCE(?, due_at), finished_at = ?,
                    state = CASE WHEN delivery IS NULL THEN ? ELSE 'SENT' END,
                    reason = CASE WHEN delivery IS NULL THEN ? END, lease_until = NULL
                WHERE tenant_id = ? AND id = ? AND attempts = ? AND state IN ('SENDING', 'UNKNOWN')\
                """,
                statement -> {
                    Trace trace = result.trace;
                    statement.setObject(1, trace == null ? null : trace.errcode(), Types.INTEGER);
                    statement.setString(2, trace == null ? null : trace.rid());
                    statement.setTimestamp(3, timestamp(result.dueAt));
                    statement.setTimestamp(4, timestamp(result.finishedAt));
                    statement.setString(5, result.state.name());
                    statement.setString(6, result.reason);
                    statement.setObject(7, message.tenant().value());
                    statement.setObject(8, message.id());
                    statement.setInt(9, message.attempt());
                    return statement.executeUpdate() == 1;
                });
    }

    /**
     * Writes down what the platform has told of a message to this user. It does not say of which:
     * the oldest that has not been told of yet is meant. That it tells at all settles a message
     * whose answer was lost.
     *
     * @param error null when it was delivered
     * @return whether there is such a message of ours
     */
    boolean told(TenantId tenant, WeChatUser user, String template, @Nullable String error) {
        return jdbc.prepareStatement(
                """
                UPDATE outgoing_message SET delivery = ?, delivery_error = left(?, 200),
                    state = CASE state WHEN 'UNKNOWN' THEN 'SENT' ELSE state END,
                    reason = CASE state WHEN 'UNKNOWN' THEN NULL ELSE reason END
                WHERE tenant_id = ? AND id = (
                    SELECT id FROM outgoing_message
                    WHERE tenant_id = ? AND openid = ? AND app_id = ? AND template_id = ? AND delivery IS NULL
                        AND state IN ('SENDING', 'SENT', 'UNKNOWN')
                    ORDER BY created_at, id LIMIT 1 FOR UPDATE)\
                """,
                statement -> {
                    Delivery delivery = error == null ? Delivery.DELIVERED : Delivery.FAILED;
                    statement.setString(1, delivery.name());
                    statement.setString(2, error);
                    statement.setObject(3, tenant.value());
                    statement.setObject(4, tenant.value());
                    statement.setString(5, user.openid());
                    statement.setString(6, user.appId());
                    statement.setString(7, template);
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
