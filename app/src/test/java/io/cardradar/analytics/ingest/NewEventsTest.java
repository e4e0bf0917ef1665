package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Messages of which a part is at fault. */
class NewEventsTest {
    private final List<UUID> ids = Stream.generate(UUID::randomUUID).limit(5).toList();

    @Test
    void isHalvedUntilOneIsLeft() {
        assertThat(new NewEvents(ids.subList(0, 3), ids.subList(3, 5)).halves())
                .containsExactly(
                        new NewEvents(ids.subList(0, 2), ids.subList(3, 4)),
                        new NewEvents(ids.subList(2, 3), ids.subList(4, 5)));
        assertThat(new NewEvents(ids.subList(0, 1), ids.subList(1, 2)).halves())
                .containsExactly(
                        new NewEvents(ids.subList(0, 1), List.of()),
                        new NewEvents(List.of(), ids.subList(1, 2)));
        assertThat(new NewEvents(ids.subList(0, 1), null).halves()).isEmpty();
        assertThat(new NewEvents(List.of(), ids.subList(0, 1)).halves()).isEmpty();
    }
}
