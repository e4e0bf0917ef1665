package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.EventStatement.Told;
import io.cardradar.analytics.ingest.EventTable.EventKey;
import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.NewId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is told of a stay that is inserted once and made longer later. */
class GrownStaysIT {
    private final TestService service = TestService.shared();
    private final UUID tenant = service.newCompany().tenant().value();
    private final EventRow stay = WrittenEvents.row(tenant, EventType.ARTICLE_DWELL, 5000);
    private final Key key = WrittenEvents.key(stay);

    @Test
    void beginsAsItWasInsertedThoughItHasGrownSince() {
        WrittenEvents.in(
                service,
                events -> {
                    events.write(stay);
                    assertThat(events.write(WrittenEvents.longer(stay, 8000)).grown())
                            .containsExactly(EventKey.of(stay));

                    List<UUID> messages = events.messages(tenant);
                    assertThat(events.told(Set.of(key), Set.of(), messages))
                            .extracting(told -> told.event().dwellMs(), ToldEvent::times)
                            .containsExactly(tuple(5000, 1));
                });
    }

    @Test
    void beginsAndGrowsInOneBatch() {
        WrittenEvents.in(
                service,
                events -> {
                    events.write(stay);
                    events.write(WrittenEvents.longer(stay, 8000));

                    assertThat(events.told(Set.of(key), Set.of(key), events.messages(tenant)))
                            .extracting(told -> told.event().dwellMs(), ToldEvent::times)
                            .containsExactly(tuple(5000, 1), tuple(3000, 0));
                    assertThat(events.told(Set.of(), Set.of(key), events.messages(tenant)))
                            .isEmpty();
                });
    }

    /** Another worker has the message with its beginning, or could not tell of it. */
    @Test
    void growsOnlyAfterItHasBegun() {
        WrittenEvents.in(
                service,
                events -> {
                    UUID beginning = written(events, stay);
                    UUID growth = written(events, WrittenEvents.longer(stay, 8000));

                    assertThat(events.told(Set.of(), Set.of(key), List.of(growth))).isEmpty();

                    assertThat(
                                    events.strings(
                                            "SELECT payload -> 'grown' ->> 0 FROM outbox WHERE"
                                                    + " tenant_id = '%s' AND due_at > created_at",
                                            tenant))
                            .containsExactly(key.id().toString());
                    events.execute("DELETE FROM outbox WHERE id = '" + beginning + "'", tenant);
                    assertThat(events.told(Set.of(), Set.of(key), List.of(growth)))
                            .extracting(told -> told.event().dwellMs(), ToldEvent::times)
                            .containsExactly(tuple(3000, 0));
                });
    }

    /** Its message has failed meanwhile and was halved: a half is younger than the growth. */
    @Test
    void growsOnlyAfterItHasBegunThoughItBeginsInAYoungerMessage() {
        WrittenEvents.in(
                service,
                events -> {
                    UUID beginning = written(events, stay);
                    UUID growth = written(events, WrittenEvents.longer(stay, 8000));
                    UUID half = service.bean(NewId.class).next();
                    events.execute(
                            "UPDATE outbox SET id = '%s' WHERE id = '%s'"
                                    .formatted(half, beginning),
                            tenant);

                    assertThat(events.told(Set.of(), Set.of(key), List.of(growth))).isEmpty();
                    assertThat(events.told(Set.of(key), Set.of(), List.of(half)))
                            .extracting(told -> told.event().dwellMs(), ToldEvent::times)
                            .containsExactly(tuple(5000, 1));
                });
    }

    /** A build before this one has queued it, or made it longer. */
    @Test
    void isToldWholeWhenNothingSaysHowMuchOfItWas() {
        WrittenEvents.in(
                service,
                events -> {
                    EventRow view = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
                    events.write(stay, view);
                    events.execute(
                            "UPDATE interaction_event SET projected_ms = NULL WHERE tenant_id ="
                                    + " '%s'",
                            tenant);
                    events.execute("DELETE FROM outbox WHERE tenant_id = '%s'", tenant);
                    Set<Key> both = Set.of(key, WrittenEvents.key(view));

                    assertThat(events.told(Set.of(), both, List.of(UUID.randomUUID())))
                            .extracting(told -> told.event().dwellMs(), ToldEvent::times)
                            .containsExactlyInAnyOrder(tuple(5000, 1), tuple(0, 1));
                    assertThat(events.told(Set.of(), Set.of(key), List.of(UUID.randomUUID())))
                            .isEmpty();
                });
    }

    @Test
    void isNoLongerForCopiesThatAreShorter() {
        WrittenEvents.in(
                service,
                events -> {
                    events.write(stay);
                    assertThat(events.write(WrittenEvents.longer(stay, 4000)).known())
                            .containsExactly(EventKey.of(stay));
                    assertThat(events.messages(tenant)).hasSize(1);
                });
    }

    @Test
    void queuesOneMessageForWhatIsSurelyNewAndWhatMayNotBe() {
        EventRow view = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
        EventRow other = WrittenEvents.row(tenant, EventType.FILE_DWELL, 700);
        EventRow longer = WrittenEvents.longer(stay, 8000);
        WrittenEvents.in(
                service,
                events -> {
                    events.write(stay);
                    Told told = events.write(List.of(view), List.of(longer, other));
                    assertThat(told.known()).isEmpty();
                    assertThat(told.grown()).containsExactly(EventKey.of(stay));

                    String messages =
                            "SELECT payload::text FROM outbox WHERE tenant_id = '%s' ORDER BY id";
                    assertThat(events.strings(messages, tenant))
                            .last()
                            .isEqualTo(
                                    "{\"ids\": [\"%s\", \"%s\"], \"grown\": [\"%s\"]}"
                                            .formatted(
                                                    view.event().id(),
                                                    other.event().id(),
                                                    key.id()));
                });
    }

    @Test
    void failsWhenWhatIsSurelyNewIsNot() {
        WrittenEvents.in(
                service,
                events -> {
                    EventRow view = WrittenEvents.row(tenant, EventType.CARD_VIEW, 0);
                    events.write(view);
                    assertThatThrownBy(() -> events.write(List.of(view), List.of()))
                            .hasStackTraceContaining("duplicate key");
                });
    }

    /** The message that was queued with it. */
    private UUID written(WrittenEvents events, EventRow row) {
        events.write(row);
        return events.messages(tenant).getLast();
    }
}
