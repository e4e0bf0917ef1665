package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How far the nightly checks of each company have come. All methods need a transaction.
 *
 * <p>The tour goes on from a place, not from a share, so that nobody is jumped over as visitors are
 * added.
 */
@Singleton
class Tours {
    private static final String TONIGHT =
            """
            WITH tour AS (
                SELECT (SELECT next_day FROM projection_tour WHERE tenant_id = t.id) AS day,
                    (SELECT next_visitor FROM projection_tour WHERE tenant_id = t.id) AS visitor,
                    CAST(CAST(? AS timestamptz) AT TIME ZONE t.time_zone AS date) AS today
                FROM tenant t WHERE t.id = ?
            )
            SELECT day, visitor, today,
                (SELECT d.day FROM (SELECT DISTINCT c.day FROM company_daily c
                    WHERE c.tenant_id = ? AND c.day >= COALESCE(tour.day, '-infinity') ORDER BY 1 OFFSET
                    (SELECT CAST(ceil(count(DISTINCT day) / CAST(? AS numeric)) AS bigint) FROM company_daily WHERE tenant_id = ?)
                    LIMIT 1) AS d) AS next_day,
                (SELECT v.id FROM visitor v WHERE v.tenant_id = ? AND (tour.visitor IS NULL OR v.id >= tour.visitor)
                    ORDER BY v.id OFFSET
                    (SELECT CAST(ceil(count(*) / CAST(? AS numeric)) AS bigint) FROM visitor WHERE tenant_id = ?)
                    LIMIT 1) AS next_visitor
            FROM tour\
            """;

    private final JdbcOperations jdbc;
    private final ProjectionSettings settings;
    private final Clock clock;

    Tours(JdbcOperations jdbc, ProjectionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is next; after the end, the tour begins again. */
    Leg next(TenantId tenant) {
        Query query =
                Query.of(
                        TONIGHT,
                        Timestamp.from(clock.instant()),
                        tenant.value(),
                        tenant.value(),
                        settings.nights(),
                        tenant.value(),
                        tenant.value(),
                        settings.nights(),
                        tenant.value());
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    return read(statement);
                });
    }

    private static Leg read(PreparedStatement statement) throws SQLException {
        ResultSet row = statement.executeQuery();
        row.next();
        return new Leg(
                row.getObject("today", LocalDate.class),
                new Part.Days(
                        row.getObject("day", LocalDate.class),
                        row.getObject("next_day", LocalDate.class)),
                new Part.Visitors(
                        row.getObject("visitor", UUID.class),
                        row.getObject("next_visitor", UUID.class)));
    }

    /** This leg was looked at. */
    void done(TenantId tenant, Leg leg) {
        jdbc.prepareStatement(
                """
                INSERT INTO projection_tour (tenant_id, next_day, next_visitor) VALUES (?, ?, ?)
                ON CONFLICT (tenant_id) DO UPDATE
                SET next_day = excluded.next_day, next_visitor = excluded.next_visitor\
                """,
                statement -> {
                    Query.of("", tenant.value(), leg.days().to(), leg.visitors().to())
                            .bind(statement);
                    return statement.executeUpdate();
                });
    }

    /**
     * One night of a company.
     *
     * @param today where the company is
     */
    record Leg(LocalDate today, Part.Days days, Part.Visitors visitors) {
        private static final int FRESH_DAYS = 3;

        /** The parts of a table to look at tonight; none of one that has its night another time. */
        List<Part> of(Derived table, int nights) {
            if (table.shape().time() != null) {
                return List.of(new Part.Days(today.minusDays(FRESH_DAYS), null), days);
            }
            return table.visitor() != null ? List.of(visitors) : whole(table, nights);
        }

        private List<Part> whole(Derived table, int nights) {
            long turn = today.toEpochDay() + table.table().hashCode();
            return Math.floorMod(turn, nights) == 0 ? List.of(new Part.Whole()) : List.of();
        }
    }
}
