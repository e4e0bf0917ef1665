package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.partitions.EventPartitions;

import org.junit.jupiter.api.Test;

class LatestArrivalTest {
    @Test
    void partitionsAreKeptForEveryEventThatIsAccepted() {
        assertThat(EventPartitions.LATEST_ARRIVAL)
                .isGreaterThanOrEqualTo(CheckAge.OLDEST.plus(CorrectClock.LARGEST));
    }
}
