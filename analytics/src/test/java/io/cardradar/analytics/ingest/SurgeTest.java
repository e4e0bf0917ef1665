package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class SurgeTest {
    private final Time time = new Time();
    private final Surge surge = new Surge(time, new SimpleMeterRegistry());

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
    void endsSoonAfterEventsStop() {
        project(1_000, Duration.ofMillis(100), Duration.ZERO);
        accept(20_000, Duration.ofSeconds(3));
        time.pass(Duration.ofSeconds(1));
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
            time.pass(Duration.ofMillis(Math.min(100, left)));
            surge.accepted((int) (perSecond * Math.min(100, left) / 1_000));
        }
    }

    private void project(int events, Duration took, Duration lag) {
        surge.projected(events, took, time.instant().minus(lag));
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Not needed");
        }
    }
}
