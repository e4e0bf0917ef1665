package io.cardradar.app.radar.notices;

import io.cardradar.app.radar.notices.NoticeSettings.Quiet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** When an employee wants to hear nothing. */
record QuietHours(LocalTime from, LocalTime to, @Nullable List<Integer> days, ZoneId zone) {
    /**
     * @param company the zone where the settings name none
     */
    static QuietHours of(Quiet quiet, ZoneId company) {
        String zone = quiet.timeZone();
        return new QuietHours(
                LocalTime.parse(quiet.from()),
                LocalTime.parse(quiet.to()),
                quiet.days(),
                zone == null ? company : ZoneId.of(zone));
    }

    /** When the quiet hours of this moment end; null when it is not quiet. */
    @Nullable Instant endAt(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant end = endIfBegunOn(today, now);
        return end == null ? endIfBegunOn(today.minusDays(1), now) : end;
    }

    private @Nullable Instant endIfBegunOn(LocalDate day, Instant now) {
        if (days != null && !days.contains(day.getDayOfWeek().getValue())) {
            return null;
        }
        Instant start = day.atTime(from).atZone(zone).toInstant();
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        Instant end = lastDay.atTime(to).atZone(zone).toInstant();
        return !now.isBefore(start) && now.isBefore(end) ? end : null;
    }
}
