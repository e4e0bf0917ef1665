package io.cardradar.app.radar.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.radar.notices.NoticeSettings.Quiet;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

class QuietHoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final QuietHours night =
            QuietHours.of(new Quiet("22:00", "08:00", null, null), SHANGHAI);

    @Test
    void endInTheMorningAfterMidnight() {
        assertThat(night.endAt(Instant.parse("2026-11-21T15:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(night.endAt(Instant.parse("2026-11-21T23:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void areOverAtTheirEnd() {
        assertThat(night.endAt(Instant.parse("2026-11-22T00:00:00Z"))).isNull();
        assertThat(night.endAt(Instant.parse("2026-11-21T13:59:59Z"))).isNull();
    }

    @Test
    void beginOnlyOnTheirDays() {
        // 21 November 2026 is a Saturday.
        QuietHours saturday =
                QuietHours.of(new Quiet("22:00", "08:00", List.of(6), null), SHANGHAI);
        assertThat(saturday.endAt(Instant.parse("2026-11-21T15:00:00Z"))).isNotNull();
        assertThat(saturday.endAt(Instant.parse("2026-11-21T20:00:00Z")))
                .as("Sunday morning belongs to the night that began on Saturday")
                .isNotNull();
        assertThat(saturday.endAt(Instant.parse("2026-11-22T15:00:00Z"))).isNull();
    }

    @Test
    void mayLastTheWholeDay() {
        QuietHours always = QuietHours.of(new Quiet("00:00", "00:00", null, null), SHANGHAI);
        assertThat(always.endAt(Instant.parse("2026-11-21T16:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
    }

    @Test
    void goByTheirOwnZone() {
        QuietHours london =
                QuietHours.of(new Quiet("12:00", "13:00", null, "Europe/London"), SHANGHAI);
        assertThat(london.endAt(Instant.parse("2026-11-21T12:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
    }
}
