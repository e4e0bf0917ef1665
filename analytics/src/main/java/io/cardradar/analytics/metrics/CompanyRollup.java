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
 * Counts events and visitors of the whole company. Every batch of a company writes the same few
 * rows, so this comes after the other projections: the rows stay locked for no longer than the
 * commit takes.
 */
@Singleton
@Order(2000)
class CompanyRollup implements Projection {
    private static final String DAILY =
            """
            INSERT INTO company_daily AS c (tenant_id, day, type, events, dwell_ms)
            SELECT * FROM unnest(?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, day, type) DO UPDATE
            SET events = c.events + excluded.events, dwell_ms = c.dwell_ms + excluded.dwell_ms\
            """;

    private static final String HOURLY =
            """
            INSERT INTO company_hourly AS c (tenant_id, hour, type, events, dwell_ms)
            SELECT * FROM unnest(?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, hour, type) DO UPDATE
            SET events = c.events + excluded.events, dwell_ms = c.dwell_ms + excluded.dwell_ms\
            """;

    /**
     * A visitor's days are a chain, each with the day before it. A new day, which may come late and
     * lie between others, changes the links around it: the old chain is taken out of the counts and
     * the new one put in. The statement sees the days as they were before it; whoever else brings a
     * day of the same visitor waits at the visitor's row, which an earlier projection has locked.
     */
    private static final String VISITORS =
            """
            WITH added AS (
                INSERT INTO company_visitor_day (tenant_id, visitor_id, day) SELECT * FROM unnest(?, ?, ?)
                ON CONFLICT DO NOTHING RETURNING tenant_id, visitor_id, day
            ), known AS (
                SELECT tenant_id, visitor_id, day FROM company_visitor_day
                JOIN (SELECT DISTINCT tenant_id, visitor_id FROM added) a USING (tenant_id, visitor_id)
            ), chain AS (
                SELECT tenant_id, visitor_id, day, -1 AS sign FROM known
                UNION ALL SELECT tenant_id, visitor_id, day, 1 FROM known
                UNION ALL SELECT tenant_id, visitor_id, day, 1 FROM added
            ), link AS (
                SELECT tenant_id, day, sign, COALESCE(
                    lag(day) OVER (PARTITION BY sign, tenant_id, visitor_id ORDER BY day), '-infinity') AS came_before
                FROM chain
            )
            INSERT INTO visitor_return AS r (tenant_id, day, came_before, visitors)
            SELECT tenant_id, day, came_before, sum(sign) FROM link
            GROUP BY 1, 2, 3 HAVING sum(sign) <> 0 ORDER BY 1, 2, 3
            ON CONFLICT (tenant_id, day, came_before) DO UPDATE SET visitors = r.visitors + excluded.visitors\
            """;

    private final JdbcOperations jdbc;

    CompanyRollup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (!events.isEmpty()) {
            EventBatch batch = EventBatch.of(jdbc, events);
            addVisitors(batch);
            addHourly(batch);
            addDaily(batch);
        }
    }

    private void addVisitors(EventBatch batch) {
        jdbc.prepareStatement(
                VISITORS,
                statement -> {
                    new Columns<>(statement, batch.distinct(VisitorDay::of))
                            .add("uuid", VisitorDay::tenant)
                            .add("uuid", VisitorDay::visitor)
                            .add("date", VisitorDay::day);
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
                            .add("int2", sum -> sum.key().type)
                            .add("int8", EventBatch.Sum::events)
                            .add("int8", EventBatch.Sum::dwellMs);
                    return statement.executeUpdate();
                });
    }

    private void addDaily(EventBatch batch) {
        jdbc.prepareStatement(
                DAILY,
                statement -> {
                    new Columns<>(statement, batch.sums(Day::of))
                            .add("uuid", sum -> sum.key().tenant)
                            .add("date", sum -> sum.key().day)
                            .add("int2", sum -> sum.key().type)
                            .add("int8", EventBatch.Sum::events)
                            .add("int8", EventBatch.Sum::dwellMs);
                    return statement.executeUpdate();
                });
    }

    private record VisitorDay(UUID tenant, UUID visitor, LocalDate day)
            implements Comparable<VisitorDay> {
        static VisitorDay of(Local event) {
            return new VisitorDay(event.tenant(), event.visitor(), event.day());
        }

        @Override
        public int compareTo(VisitorDay other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? visitor.compareTo(other.visitor) : order;
            return order == 0 ? day.compareTo(other.day) : order;
        }
    }

    private record Hour(UUID tenant, Instant hour, short type) implements Comparable<Hour> {
        static Hour of(Local event) {
            return new Hour(event.tenant(), event.hour(), event.type());
        }

        @Override
        public int compareTo(Hour other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? hour.compareTo(other.hour) : order;
            return order == 0 ? Short.compare(type, other.type) : order;
        }
    }

    private record Day(UUID tenant, LocalDate day, short type) implements Comparable<Day> {
        static Day of(Local event) {
            return new Day(event.tenant(), event.day(), event.type());
        }

        @Override
        public int compareTo(Day other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? day.compareTo(other.day) : order;
            return order == 0 ? Short.compare(type, other.type) : order;
        }
    }
}
