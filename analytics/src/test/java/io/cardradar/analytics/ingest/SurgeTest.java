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
        projectThrice(4_000, Duration.ofMillis(400), Duration.ZERO);
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

    /**
     * A collection of garbage, a checkpoint: small batches take long, and then all is caught up.
     */
    @Test
    void isNotOnAfterAMomentInWhichAllWasSlow() {
        accept(10_000, Duration.ofSeconds(2));
        projectAllThereWas(Duration.ofMillis(800));
        assertThat(surge.isOn()).isFalse();

        project(4_000, Duration.ofMillis(1_900), Duration.ofMillis(2_400));
        assertThat(surge.isOn()).isFalse();
        for (int lag = 2_000; lag > 0; lag -= 150) {
            project(4_000, Duration.ofMillis(250), Duration.ofMillis(lag));
            assertThat(surge.isOn()).isFalse();
        }
    }

    @Test
    void forgetsThatProjectionsWereSlowOnceTheyHaveCaughtUp() {
        accept(20_000, Duration.ofSeconds(2));
        projectThrice(4_000, Duration.ofMillis(400), Duration.ofSeconds(1));
        assertThat(surge.isOn()).isTrue();

        projectAllThereWas(Duration.ofSeconds(1));
        assertThat(surge.isOn()).isFalse();
    }

    @Test
    void isNotOnWhereProjectionsFallBehindButSlowly() {
        accept(10_500, Duration.ofSeconds(3));
        projectThrice(4_000, Duration.ofMillis(400), Duration.ofSeconds(3));
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
        projectThrice(4_000, Duration.ofMillis(400), Duration.ZERO);
        accept(20_000, Duration.ofSeconds(3));
        assertThat(surge.isOn()).isTrue();
        now = now.plusSeconds(1);
        assertThat(surge.isOn()).isFalse();
    }

    @Test
    void neverKeepsEventsWaitingForLongerThanTheBound() {
        projectThrice(4_000, Duration.ofMillis(400), Duration.ZERO);
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
        surge.projectedAllItMay(events, took, now.minus(lag));
    }

    private void projectThrice(int events, Duration took, Duration lag) {
        for (int i = 0; i < 3; i++) {
            project(events, took, lag);
        }
    }

    private void projectAllThereWas(Duration lag) {
        surge.projectedAllThereWas(now.minus(lag));
    }
}
