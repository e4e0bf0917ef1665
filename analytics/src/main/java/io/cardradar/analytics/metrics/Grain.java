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
        String column() {
            return "day";
        }

        @Override
        List<Instant> buckets(Period period) {
            return period.dates().stream().map(period::startOf).toList();
        }

        @Override
        Select rollup(String columns, Scope scope, Period period) {
            return Select.of(
                            "SELECT %s FROM %s WHERE tenant_id = ? AND day BETWEEN ? AND ?"
                                    .formatted(columns, scope.table("daily")),
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
        String column() {
            return "hour";
        }

        @Override
        List<Instant> buckets(Period period) {
            return Stream.iterate(
                            period.start(),
                            hour -> hour.isBefore(period.end()),
                            hour -> hour.plus(1, ChronoUnit.HOURS))
                    .toList();
        }

        @Override
        Select rollup(String columns, Scope scope, Period period) {
            return Select.of(
                            "SELECT %s FROM %s WHERE tenant_id = ? AND hour >= ? AND hour < ?"
                                    .formatted(columns, scope.table("hourly")),
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

    /** The column of the rollup that tells one point from the next. */
    abstract String column();

    /** The first moment of each point, oldest first. */
    abstract List<Instant> buckets(Period period);

    /** These columns of the rollup of this grain, still to be grouped. */
    abstract Select rollup(String columns, Scope scope, Period period);

    /**
     * The first moment of the point that a row belongs to, whose first column is {@link #column}.
     */
    abstract Instant bucket(ResultSet row, Period period) throws SQLException;
}
