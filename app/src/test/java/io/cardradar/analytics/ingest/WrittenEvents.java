package io.cardradar.analytics.ingest;

import com.github.f4b6a3.uuid.UuidCreator;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.EventStatement.Told;
import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.analytics.ingest.StoredEvents.Sought;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Events in the tables of one transaction, which is rolled back in the end. */
final class WrittenEvents {
    static final Instant AT = Instant.parse("2026-11-22T08:00:00.123456789Z");

    private final TestService service;
    private final Connection connection;

    private WrittenEvents(TestService service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    static void in(TestService service, Trial trial) {
        Tenancy.runForAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            status.setRollbackOnly();
                            trial.with(new WrittenEvents(service, status.getConnection()));
                            return true;
                        }));
    }

    static EventRow row(UUID tenant, EventType type, int dwellMs) {
        return row(tenant, type, dwellMs, null, null);
    }

    static EventRow row(
            UUID tenant,
            EventType type,
            int dwellMs,
            @Nullable Subject subject,
            @Nullable Integer scene) {
        IncomingEvent event =
                new IncomingEvent(
                        UuidCreator.getTimeOrderedEpoch(AT),
                        type,
                        AT,
                        new CardId(UUID.randomUUID()),
                        new EmployeeId(UUID.randomUUID()),
                        subject,
                        dwellMs,
                        scene,
                        scene == null ? null : "abc~!",
                        null,
                        null);
        return new EventRow(tenant, UUID.randomUUID(), AT, event);
    }

    static EventRow longer(EventRow row, int dwellMs) {
        return new EventRow(
                row.tenant(), row.actor(), row.receivedAt(), row.event().dwelling(dwellMs));
    }

    static Key key(EventRow row) {
        return new Key(new TenantId(row.tenant()), row.event().id());
    }

    /** As the writer would, when nothing is known of them. */
    Told write(EventRow... rows) {
        return write(List.of(), List.of(rows));
    }

    Told write(List<EventRow> once, List<EventRow> any) {
        try {
            return new EventStatement(connection, service.bean(NewId.class), AT).write(once, any);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ToldEvent> told(Set<Key> inserted, Set<Key> grown, List<UUID> messages) {
        JdbcOperations jdbc = service.bean(JdbcOperations.class);
        return new StoredEvents(jdbc, service.bean(GrownStays.class))
                .inProjectionOrder(new Sought(List.of(), inserted, grown, messages));
    }

    /** The messages that wait, oldest first. */
    List<UUID> messages(UUID tenant) {
        return strings("SELECT id FROM outbox WHERE tenant_id = '%s' ORDER BY id", tenant).stream()
                .map(UUID::fromString)
                .toList();
    }

    List<String> strings(String sql, UUID tenant) {
        try (ResultSet row =
                connection.createStatement().executeQuery(sql.formatted(tenant.toString()))) {
            List<String> all = new ArrayList<>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql, UUID tenant) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(tenant.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is tried with them. */
    interface Trial {
        void with(WrittenEvents events);
    }
}
