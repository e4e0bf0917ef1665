package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.EventStatement.Told;
import io.cardradar.analytics.ingest.EventTable.EventKey;
import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is remembered of events is what would be read of them. */
class FreshEventsIT {
    private final TestService service = TestService.shared();
    private final UUID tenant = service.newCompany().tenant().value();
    private final FreshEvents fresh = new FreshEvents();
    private final EventRow view = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
    private final EventRow stay = WrittenEvents.row(tenant, EventType.ARTICLE_DWELL, 4200);

    @Test
    void isWhatTheTableHolds() {
        Subject product = new Subject(SubjectKind.PRODUCT, "商品");
        List<EventRow> rows =
                List.of(
                        view,
                        stay,
                        WrittenEvents.row(tenant, EventType.PRODUCT_VIEW, 1500, product, 1007));
        Set<Key> keys = rows.stream().map(WrittenEvents::key).collect(Collectors.toSet());

        WrittenEvents.in(
                service,
                events -> {
                    assertThat(fresh.add(byKey(rows), events.write(rows.toArray(EventRow[]::new))))
                            .isEqualTo(3);
                    UUID message = events.messages(tenant).getFirst();
                    List<StoredEvent> read =
                            events.told(keys, Set.of(), List.of(message)).stream()
                                    .map(ToldEvent::event)
                                    .toList();

                    assertThat(read).hasSize(3);
                    assertThat(Objects.requireNonNull(fresh.take(message)).inserted())
                            .containsExactlyInAnyOrderElementsOf(read);
                    assertThat(fresh.take(message)).isNull();
                });
    }

    @Test
    void tellsWhatHasGrownFromWhatIsNew() {
        WrittenEvents.in(
                service,
                events -> {
                    events.write(stay);
                    EventRow longer = WrittenEvents.longer(stay, 9000);
                    fresh.add(byKey(List.of(view, longer)), events.write(view, longer));

                    FreshEvents.Work work =
                            Objects.requireNonNull(fresh.take(events.messages(tenant).getLast()));
                    assertThat(work.inserted())
                            .extracting(StoredEvent::id)
                            .containsExactly(view.event().id());
                    assertThat(work.grown()).containsExactly(stay.event().id());
                });
    }

    /** The message says nothing that could be sought. */
    @Test
    void isNotReadAgain() {
        UUID message = UUID.randomUUID();
        fresh.add(byKey(List.of(view)), new Told(Set.of(), Set.of(), Map.of(tenant, message)));
        QueuedEvents queued = new QueuedEvents(fresh, service.bean(JsonMapper.class));
        OutboxMessage empty = new OutboxMessage(new TenantId(tenant), message, "{\"ids\":[]}");

        assertThat(queued.of(List.of(empty)).known())
                .extracting(StoredEvent::id)
                .containsExactly(view.event().id());
        assertThat(queued.of(List.of(empty)).size()).isZero();
    }

    private static Map<EventKey, EventRow> byKey(List<EventRow> rows) {
        Map<EventKey, EventRow> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(EventKey.of(row), row));
        return byKey;
    }
}
