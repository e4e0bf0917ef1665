package io.cardradar.analytics.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class GridTest {
    private static final Instant FROM = Instant.parse("2026-01-01T05:00:00Z");
    private static final Instant TO = Instant.parse("2026-02-20T00:00:00Z");

    private final Grid weeks = new Grid(Duration.ofDays(7));
    private final Grid days = new Grid(Duration.ofDays(1));

    @Test
    void coversAnEmptySpanWithWholeCells() {
        List<EventRange> made = weeks.missing(FROM, TO, List.of());

        assertThat(made.getFirst().from()).isEqualTo(day("2026-01-01"));
        assertThat(made.getLast().to()).isAfter(TO);
        assertThat(made).allMatch(range -> daysOf(range) == 7);
        assertThat(made.getFirst().table()).isEqualTo("interaction_event_20260101");
    }

    @Test
    void leavesWhatIsCovered() {
        List<EventRange> made = weeks.missing(FROM, TO, List.of());

        assertThat(weeks.missing(FROM, TO, made)).isEmpty();
        assertThat(weeks.missing(FROM, TO, made.subList(1, made.size())))
                .containsExactly(made.getFirst());
    }

    @Test
    void fillsWhatANarrowerGridHasLeft() {
        EventRange one = new EventRange(day("2026-01-09"), day("2026-01-10"));
        EventRange two = new EventRange(day("2026-01-11"), day("2026-01-13"));

        List<EventRange> made =
                weeks.missing(day("2026-01-08"), day("2026-01-14"), List.of(two, one));

        assertThat(made)
                .containsExactly(
                        new EventRange(day("2026-01-08"), day("2026-01-09")),
                        new EventRange(day("2026-01-10"), day("2026-01-11")),
                        new EventRange(day("2026-01-13"), day("2026-01-15")));
    }

    @Test
    void mayChangeItsWidthAtAnyTime() {
        List<EventRange> all = new ArrayList<>(weeks.missing(FROM, day("2026-01-20"), List.of()));
        all.addAll(days.missing(FROM, day("2026-02-03"), all));
        all.addAll(weeks.missing(FROM, TO, all));

        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).from()).isEqualTo(all.get(i - 1).to());
        }
        assertThat(all).extracting(EventRange::table).doesNotHaveDuplicates();
        assertThat(all).extracting(GridTest::daysOf).contains(7L, 1L);
    }

    @Test
    void keepsEventsAsLongAsTheyAreStillAccepted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofDays(99)))
                .withMessageContaining("100 days");
        assertThat(settings(Duration.ofDays(100)).retention()).hasDays(100);
        assertThat(EventStorageSettings.SHORTEST_RETENTION)
                .isGreaterThan(EventPartitions.LATEST_ARRIVAL);
    }

    private static EventStorageSettings settings(Duration retention) {
        return new EventStorageSettings(7, retention, Duration.ofDays(14), Duration.ofDays(90));
    }

    private static long daysOf(EventRange range) {
        return Duration.between(range.from(), range.to()).toDays();
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
