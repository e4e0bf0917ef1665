package io.cardradar.kernel;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The work that follows from a fact, written in the fact's own transaction: whatever is derived
 * happens at least once after it, and never without it.
 */
@Singleton
public class Outbox {
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final NewId ids;
    private final Clock clock;
    private final OutboxSignals signals;

    public Outbox(
            JdbcOperations jdbc,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            NewId ids,
            Clock clock,
            OutboxSignals signals) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.signals = signals;
    }

    /** Adds one message. Must run inside the transaction of the fact. */
    public void add(TenantId tenant, String topic, Object payload) {
        addAll(tenant, topic, List.of(payload));
    }

    /** Adds a message for each payload. Must run inside the transaction of the fact. */
    public void addAll(TenantId tenant, String topic, List<?> payloads) {
        addAll(topic, payloads.stream().map(payload -> new Work(tenant, payload)).toList());
    }

    /** Adds one message each, of any tenants. Must run inside the transaction of the fact. */
    public void addAll(String topic, List<Work> work) {
        addAll(topic, work, clock.instant());
    }

    /** Adds one message that nobody looks at before its time. */
    public void addLater(TenantId tenant, String topic, Object payload, Instant due) {
        addAll(topic, List.of(new Work(tenant, payload)), due);
    }

    private void addAll(String topic, List<Work> work, Instant due) {
        if (work.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.prepareStatement(
                """
                INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
                SELECT m.tenant_id, m.id, ?, CAST(m.payload AS jsonb), ?, ?
                FROM unnest(?, ?, ?) AS m (tenant_id, id, payload)\
                """,
                statement -> {
                    statement.setString(1, topic);
                    statement.setTimestamp(2, now);
                    statement.setTimestamp(3, Timestamp.from(due));
                    Columns.after(3, statement, work)
                            .add("uuid", one -> one.tenant().value())
                            .add("uuid", one -> ids.next())
                            .add("text", one -> write(one.payload()));
                    return statement.executeUpdate();
                });
        signalAfterCommit(topic);
    }

    /**
     * Lets this node's workers look at once: for messages that were added by a statement of the
     * caller's own, after its commit.
     */
    public void wake(String topic) {
        signals.raise(topic);
    }

    private void signalAfterCommit(String topic) {
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(
                        status ->
                                status.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public void afterCommit() {
                                                signals.raise(topic);
                                            }
                                        }),
                        () -> signals.raise(topic));
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox payload cannot be written as JSON", e);
        }
    }

    /** What a message says, and to whom it belongs. */
    public record Work(TenantId tenant, Object payload) {}
}
