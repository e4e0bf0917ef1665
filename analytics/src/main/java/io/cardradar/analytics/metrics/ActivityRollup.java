package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.metrics.EventBatch.Local;
import io.cardradar.kernel.Columns;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Counts events by salesperson: by day, by hour and by visitor, one statement a table and batch.
 * Days and hours begin where the company's do.
 */
@Singleton
@Order(-100)
class ActivityRollup implements Projection {
    private static final String DAILY =
            """
            INSERT INTO activity_daily AS a (tenant_id, employee_id, day, type, events, dwell_ms)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, employee_id, day, type) DO UPDATE
            SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
            """;

    private static final String HOURLY =
            """
            INSERT INTO activity_hourly AS a (tenant_id, hour, employee_id, type, events, dwell_ms)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, hour, employee_id, type) DO UPDATE
            SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
            """;

    private static final String VISITORS =
            """
            INSERT INTO visitor_day (tenant_id, day, employee_id, visitor_id)
            SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """;

    private final JdbcOperations jdbc;

    ActivityRollup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (!events.isEmpty()) {
            EventBatch batch = EventBatch.of(jdbc, events);
            addDaily(batch);
            addHourly(batch);
            addVisitors(batch);
        }
    }

    private void addDaily(EventBatch batch) {
        jdbc.prepareStatement(
                DAILY,
                statement -> {
                    new Columns<>(statement, batch.sums(Day::of, Day.ORDER))
                            .add("uuid", sum -> sum.key().tenant)
                            .add("uuid", sum -> sum.key().employee)
                            .add("date", sum -> sum.key().day)
                            .add("int2", sum -> sum.key().type)
                            .add("int8", EventBatch.Sum::events)
                            .add("int8", EventBatch.Sum::dwellMs);
                    return statement.executeUpdate();
                });
    }

    private void addHourly(EventBatch batch) {
        jdbc.prepareStatement(
                HOURLY,
                statement -> {
                    new Columns<>(statement, batch.sums(Hour::of, Hour.ORDER))
                            .add("uuid", sum -> sum.key().tenant)
                            .add("timestamptz", sum -> sum.key().hour)
                            .add("uuid", sum -> sum.key().employee)
                            .add("int2", sum -> sum.key().type)
                            .add("int8", EventBatch.Sum::events)
                            .add("int8", EventBatch.Sum::dwellMs);
                    return statement.executeUpdate();
                });
    }

    private void addVisitors(EventBatch batch) {
        jdbc.prepareStatement(
                VISITORS,
                statement -> {
                    new Columns<>(statement, batch.distinct(Visit::of, Visit.ORDER))
                            .add("uuid", Visit::tenant)
                            .add("date", Visit::day)
                            .add("uuid", Visit::employee)
                            .add("uuid", Visit::visitor);
                    return statement.executeUpdate();
                });
    }

    private record Day(UUID tenant, UUID employee, LocalDate day, short type) {
        private static final Comparator<Day> ORDER =
                Comparator.comparing(Day::tenant)
                        .thenComparing(Day::employee)
                        .thenComparing(Day::day)
                        .thenComparing(Day::type);

        static Day of(Local event) {
            return new Day(event.tenant(), event.employee(), event.day(), event.type());
        }
    }

    private record Hour(UUID tenant, Instant hour, UUID employee, short type) {
        private static final Comparator<Hour> ORDER =
                Comparator.comparing(Hour::tenant)
                        .thenComparing(Hour::hour)
                        .thenComparing(Hour::employee)
                        .thenComparing(Hour::type);

        static Hour of(Local event) {
            return new Hour(event.tenant(), event.hour(), event.employee(), event.type());
        }
    }

    private record Visit(UUID tenant, LocalDate day, UUID employee, UUID visitor) {
        private static final Comparator<Visit> ORDER =
                Comparator.comparing(Visit::tenant)
                        .thenComparing(Visit::day)
                        .thenComparing(Visit::employee)
                        .thenComparing(Visit::visitor);

        static Visit of(Local event) {
            return new Visit(event.tenant(), event.day(), event.employee(), event.visitor());
        }
    }
}
