package io.cardradar.bench;

import io.cardradar.kernel.NewId;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The weeks of a span of time, as partitions of the event table are cut.
 *
 * @param until the newest event
 */
record Weeks(Instant until, int days) {
    private static final long WIDTH = Duration.ofDays(7).toMillis();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'interaction_event_'yyyyMMdd").withZone(ZoneOffset.UTC);

    /** A part of the span that lies within one week; both in milliseconds of the epoch. */
    record Part(long from, long to) {
        long length() {
            return to - from;
        }
    }

    long from() {
        return until.minus(Duration.ofDays(Math.max(1, days))).toEpochMilli();
    }

    long length() {
        return until.toEpochMilli() - from();
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        long end = until.toEpochMilli();
        for (long week = floor(from()); week < end; week += WIDTH) {
            parts.add(new Part(Math.max(week, from()), Math.min(week + WIDTH, end)));
        }
        return parts;
    }

    /** The service makes those of 90 days; what is older would all be in the default one. */
    void makePartitions(Sql sql) {
        for (Part part : parts()) {
            Instant week = Instant.ofEpochMilli(floor(part.from));
            String table = NAME.format(week);
            if (sql.count("SELECT count(*) FROM pg_class WHERE relname = ?", table) == 0) {
                sql.execute(
                        """
                        SET ROLE cardradar;
                        CREATE TABLE %1$s PARTITION OF interaction_event FOR VALUES FROM ('%2$s') TO ('%3$s');
                        SELECT protect_tenant_table('%1$s')\
                        """
                                .formatted(
                                        table,
                                        NewId.floor(week),
                                        NewId.floor(week.plusMillis(WIDTH))));
            }
        }
    }

    private static long floor(long millis) {
        return Math.floorDiv(millis, WIDTH) * WIDTH;
    }
}
