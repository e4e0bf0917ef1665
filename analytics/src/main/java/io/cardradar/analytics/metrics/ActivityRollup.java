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
                    new Columns<>(statement, batch.sums(Day::of))
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
                    new Columns<>(statement, batch.sums(Hour::of))
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
                    new Columns<>(statement, batch.distinct(Visit::of))
                            .add("uuid", Visit::tenant)
                            .add("date", Visit::day)
                            .add("uuid", Visit::employee)
                            .add("uuid", Visit::visitor);
                    return statement.executeUpdate();
                });
    }

    private record Day(UUID tenant, UUID employee, LocalDate day, short type)
            implements Comparable<Day> {
        static Day of(Local event) {
            return new Day(event.tenant(), event.employee(), event.day(), event.type());
        }

        @Override
        public int compareTo(Day other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? employee.compareTo(other.employee) : order;
            order = order == 0 ? day.compareTo(other.day) : order;
            return order == 0 ? Short.compare(type, other.type) : order;
        }
    }

    private record Hour(UUID tenant, Instant hour, UUID employee, short type)
            implements Comparable<Hour> {
        static Hour of(Local event) {
            return new Hour(event.tenant(), event.hour(), event.employee(), event.type());
        }

        @Override
        public int compareTo(Hour other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? hour.compareTo(other.hour) : order;
            order = order == 0 ? employee.compareTo(other.employee) : order;
            return order == 0 ? Short.compare(type, other.type) : order;
        }
    }

    private record Visit(UUID tenant, LocalDate day, UUID employee, UUID visitor)
            implements Comparable<Visit> {
        static Visit of(Local event) {
            return new Visit(event.tenant(), event.day(), event.employee(), event.visitor());
        }

        @Override
        public int compareTo(Visit other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? day.compareTo(other.day) : order;
            order = order == 0 ? employee.compareTo(other.employee) : order;
            return order == 0 ? visitor.compareTo(other.visitor) : order;
        }
    }
}
