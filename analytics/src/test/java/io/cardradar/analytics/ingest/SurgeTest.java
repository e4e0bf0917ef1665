package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

class SurgeTest {
    private int requests = 2;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final InstantSource time = () -> now;
    private final Surge surge = new Surge(time.withZone(ZoneOffset.UTC), new SimpleMeterRegistry());

    @Test
    void isNotOnBeforeAnythingIsProjected() {
        accept(20_000, Duration.ofSeconds(5));
        assertThat(surge.isOn()).isFalse();
    }

    @Test
    void isOnWhileMoreComesInThanCanBeProjected() {
        project(1_000, Duration.ofMillis(100), Duration.ZERO);
        accept(20_000, Duration.ofSeconds(2));
        assertThat(surge.isOn()).isTrue();
    }

    @Test
    void isNotOnWhileProjectionsKeepUp() {
        for (int i = 0; i < 20; i++) {
            accept(9_000, Duration.ofMillis(100));
            project(900, Duration.ofMillis(90), Duration.ofMillis(100));
            assertThat(surge.isOn()).isFalse();
        }
    }

    @Test
    void isNotOnWhereProjectionsFallBehindButSlowly() {
        accept(10_500, Duration.ofSeconds(3));
        project(1_000, Duration.ofMillis(100), Duration.ofSeconds(3));
        assertThat(surge.isOn()).isFalse();
    }

    @Test
    void isOnThenTooWhereClientsWaitForEachOther() {
        requests = 20;
        accept(10_500, Duration.ofSeconds(3));
        project(1_000, Duration.ofMillis(100), Duration.ofSeconds(3));
        assertThat(surge.isOn()).isTrue();
    }

    @Test
    void isACrowdWhereManyRequestsShareACommitAndUntilTheyStop() {
        accept(10_000, Duration.ofSeconds(2));
        assertThat(surge.isCrowded()).isFalse();

        requests = 40;
        accept(10_000, Duration.ofSeconds(2));
        assertThat(surge.isCrowded()).isTrue();
        now = now.plusSeconds(10);
        assertThat(surge.isCrowded()).isFalse();
    }

    @Test
    void endsSoonAfterEventsStop() {
        project(1_000, Duration.ofMillis(100), Duration.ZERO);
        accept(20_000, Duration.ofSeconds(3));
        now = now.plusSeconds(1);
        assertThat(surge.isOn()).isFalse();
    }

    @Test
    void neverKeepsEventsWaitingForLongerThanTheBound() {
        project(1_000, Duration.ofMillis(100), Duration.ZERO);
        accept(20_000, Duration.ofMillis(9_900));
        assertThat(surge.isOn()).isTrue();
        accept(20_000, Duration.ofMillis(200));
        assertThat(surge.isOn()).isFalse();
    }

    /** Ten times a second. */
    private void accept(int perSecond, Duration during) {
        for (long left = during.toMillis(); left > 0; left -= 100) {
            now = now.plusMillis(Math.min(100, left));
            surge.accepted((int) (perSecond * Math.min(100, left) / 1_000), requests);
        }
    }

    private void project(int events, Duration took, Duration lag) {
        surge.projected(events, took, now.minus(lag));
    }
}
