package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.StoredEvents.Sought;
import io.cardradar.app.testing.TestService;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is remembered of an event is what would be read of it. */
class FreshEventsIT {
    private final TestService service = TestService.shared();
    private final UUID tenant = service.newCompany().tenant().value();
    private final FreshEvents fresh = new FreshEvents();

    @Test
    void isWhatTheTableHolds() {
        Subject product = new Subject(SubjectKind.PRODUCT, "商品");
        List<EventRow> rows =
                List.of(
                        WrittenEvents.row(tenant, EventType.CARD_VIEW, 0),
                        WrittenEvents.row(tenant, EventType.ARTICLE_DWELL, 4200),
                        WrittenEvents.row(tenant, EventType.PRODUCT_VIEW, 1500, product, 1007));
        rows.forEach(fresh::add);

        WrittenEvents.in(
                service,
                events -> {
                    events.write(rows.toArray(EventRow[]::new));
                    List<StoredEvent> read =
                            events
                                    .told(
                                            rows.stream()
                                                    .map(WrittenEvents::key)
                                                    .collect(Collectors.toSet()),
                                            Set.of(),
                                            events.messages(tenant))
                                    .stream()
                                    .map(ToldEvent::event)
                                    .toList();

                    assertThat(read).hasSize(3);
                    assertThat(read.stream().map(this::remembered)).containsExactlyElementsOf(read);
                });
    }

    /** The table has none of these. */
    @Test
    void isNotSoughtInTheTable() {
        EventRow row = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
        fresh.add(row);
        StoredEvents stored =
                new StoredEvents(
                        service.bean(JdbcOperations.class), fresh, service.bean(GrownStays.class));
        assertThat(
                        stored.inProjectionOrder(
                                new Sought(Set.of(WrittenEvents.key(row)), Set.of(), List.of())))
                .hasSize(1);
    }

    @Test
    void isTakenOnce() {
        EventRow row = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
        fresh.add(row);
        assertThat(fresh.take(WrittenEvents.key(row))).isNotNull();
        assertThat(fresh.take(WrittenEvents.key(row))).isNull();
    }

    private StoredEvent remembered(StoredEvent read) {
        return Objects.requireNonNull(fresh.take(StoredEvents.Key.of(read)));
    }
}
