package io.cardradar.analytics.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** How finely a trend is drawn. */
public enum Grain {
    DAY {
        @Override
        List<Instant> buckets(Period period) {
            return period.dates().stream().map(period::startOf).toList();
        }

        @Override
        Select activity(String value, Scope scope, Period period) {
            return Select.of(
                            "SELECT day, "
                                    + value
                                    + " FROM activity_daily"
                                    + " WHERE tenant_id = ? AND day BETWEEN ? AND ?",
                            scope.tenant().value(),
                            period.from(),
                            period.to())
                    .within(scope, "employee_id");
        }

        @Override
        Instant bucket(ResultSet row, Period period) throws SQLException {
            return period.startOf(row.getObject(1, LocalDate.class));
        }
    },
    HOUR {
        @Override
        List<Instant> buckets(Period period) {
            return Stream.iterate(
                            period.start(),
                            hour -> hour.isBefore(period.end()),
                            hour -> hour.plus(1, ChronoUnit.HOURS))
                    .toList();
        }

        @Override
        Select activity(String value, Scope scope, Period period) {
            return Select.of(
                            "SELECT hour, "
                                    + value
                                    + " FROM activity_hourly"
                                    + " WHERE tenant_id = ? AND hour >= ? AND hour < ?",
                            scope.tenant().value(),
                            period.start(),
                            period.end())
                    .within(scope, "employee_id");
        }

        @Override
        Instant bucket(ResultSet row, Period period) throws SQLException {
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    };

    /** The first moment of each point, oldest first. */
    abstract List<Instant> buckets(Period period);

    /** Rows of the rollup of this grain, still to be grouped by their first column. */
    abstract Select activity(String value, Scope scope, Period period);

    /** The first moment of the point that a row of {@link #activity} belongs to. */
    abstract Instant bucket(ResultSet row, Period period) throws SQLException;
}
