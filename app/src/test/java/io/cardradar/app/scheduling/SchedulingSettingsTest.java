package io.cardradar.app.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class SchedulingSettingsTest {
    @Test
    void hasDefaultsThatSuitOneSmallNode() {
        assertThat(TestService.shared().bean(SchedulingSettings.class))
                .isEqualTo(
                        new SchedulingSettings(
                                true, 3, Duration.ofSeconds(10), Duration.ofSeconds(10)));
    }
}
