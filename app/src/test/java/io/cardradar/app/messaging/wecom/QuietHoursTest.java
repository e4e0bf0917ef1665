package io.cardradar.app.messaging.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalTime;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "12:00, 14:00, 11:59, false",
        "12:00, 14:00, 12:00, true",
        "12:00, 14:00, 13:59, true",
        "12:00, 14:00, 14:00, false",
        "22:00, 08:00, 21:59, false",
        "22:00, 08:00, 22:00, true",
        "22:00, 08:00, 00:00, true",
        "22:00, 08:00, 07:59, true",
        "22:00, 08:00, 08:00, false"
    })
    void coverTheTimeFromTheirBeginToTheirEnd(
            LocalTime from, LocalTime to, LocalTime time, boolean covered) {
        assertThat(new QuietHours(from, to).cover(time)).isEqualTo(covered);
    }
}
