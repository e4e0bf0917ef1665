package io.cardradar.app.radar.notices;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What an employee and the company want to be told.
 *
 * @param rules those that are switched on
 */
record Wishes(NoticeSettings settings, List<AlertRule> rules, ZoneId company) {
    /** When the quiet hours of this moment end; null when it is not quiet. */
    @Nullable Instant quietUntil(Instant now) {
        NoticeSettings.Quiet quiet = settings.quiet();
        return quiet == null ? null : QuietHours.of(quiet, company).endAt(now);
    }
}
