package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What is remembered of an event is what would be read of it. */
class FreshEventsIT {
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00.123456789Z");

    private final TestService service = TestService.shared();
    private final UUID tenant = service.newCompany().tenant().value();
    private final FreshEvents fresh = new FreshEvents();

    @Test
    void isWhatTheTableHolds() {
        List<EventRow> rows =
                List.of(
                        row(EventType.CARD_VIEW, null, null),
                        row(EventType.PRODUCT_VIEW, new Subject(SubjectKind.PRODUCT, "商品"), 1007));
        rows.forEach(fresh::add);

        List<ToldEvent> read = written(rows);

        assertThat(read.stream().map(ToldEvent::event).map(this::remembered))
                .containsExactlyElementsOf(read.stream().map(ToldEvent::event).toList());
    }

    /** The table has none of these. */
    @Test
    void isNotSoughtInTheTable() {
        EventRow row = row(EventType.CARD_VIEW, null, null);
        fresh.add(row);
        StoredEvents stored = new StoredEvents(service.bean(JdbcOperations.class), fresh);
        assertThat(stored.inProjectionOrder(Set.of(key(row)))).hasSize(1);
    }

    @Test
    void isTakenOnce() {
        EventRow row = row(EventType.CARD_VIEW, null, null);
        fresh.add(row);
        assertThat(fresh.take(key(row))).isNotNull();
        assertThat(fresh.take(key(row))).isNull();
    }

    /** Its row may be that of an earlier copy. */
    @Test
    void isNoStay() {
        EventRow row = row(EventType.ARTICLE_DWELL, null, null);
        fresh.add(row);
        assertThat(fresh.take(key(row))).isNull();
    }

    private StoredEvent remembered(StoredEvent read) {
        return Objects.requireNonNull(fresh.take(StoredEvents.Key.of(read)));
    }

    /** What the table says of these; it forgets them again. */
    private List<ToldEvent> written(List<EventRow> rows) {
        Set<StoredEvents.Key> keys = new HashSet<>();
        rows.forEach(row -> keys.add(key(row)));
        StoredEvents stored =
                new StoredEvents(service.bean(JdbcOperations.class), new FreshEvents());
        return Tenancy.ofAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            write(status.getConnection(), rows);
                            status.setRollbackOnly();
                            return stored.inProjectionOrder(keys);
                        }));
    }

    private void write(java.sql.Connection connection, List<EventRow> rows) {
        try {
            new EventStatement(connection, service.bean(NewId.class), AT).write(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private EventRow row(EventType type, @Nullable Subject subject, @Nullable Integer scene) {
        IncomingEvent event =
                new IncomingEvent(
                        UuidCreator.getTimeOrderedEpoch(AT),
                        type,
                        AT,
                        new CardId(UUID.randomUUID()),
                        new EmployeeId(UUID.randomUUID()),
                        subject,
                        scene == null ? 0 : 1500,
                        scene,
                        scene == null ? null : "abc~!",
                        null,
                        null);
        return new EventRow(tenant, UUID.randomUUID(), AT, event);
    }

    private static StoredEvents.Key key(EventRow row) {
        return new StoredEvents.Key(new TenantId(row.tenant()), row.event().id());
    }
}
