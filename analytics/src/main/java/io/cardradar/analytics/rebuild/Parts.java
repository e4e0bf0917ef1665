package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Cuts a company's rows into parts of about equal work. The sizes come from tables that may be
 * wrong themselves: that makes parts uneven, and never leaves anything out.
 */
@Singleton
class Parts {
    private static final String DAYS =
            """
            SELECT CAST(day AS text) FROM (
                SELECT day, sum(events) AS here, sum(sum(events)) OVER (ORDER BY day) AS up_to
                FROM company_daily WHERE tenant_id = ? GROUP BY day
            ) AS daily
            WHERE floor(up_to / ?) > floor((up_to - here) / ?) ORDER BY day\
            """;

    private static final String VISITORS =
            """
            WITH numbered AS (
                SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS visitors
                FROM visitor WHERE tenant_id = ?
            ), parts AS (
                SELECT GREATEST(1, ceil(COALESCE(sum(events), 0) / ?)) AS number FROM company_daily WHERE tenant_id = ?
            )
            SELECT CAST(id AS text) FROM numbered, parts
            WHERE place > 0 AND place % CAST(ceil(visitors / number) AS bigint) = 0 ORDER BY id\
            """;

    private final JdbcOperations jdbc;
    private final ProjectionSettings settings;

    Parts(JdbcOperations jdbc, ProjectionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Where one part ends and the next begins. */
    List<String> bounds(Derived table, TenantId tenant) {
        long size = settings.eventsPerPart();
        if (table.shape().time() != null) {
            return texts(Query.of(DAYS, tenant.value(), size, size));
        }
        return table.visitor() == null
                ? List.of()
                : texts(Query.of(VISITORS, tenant.value(), size, tenant.value()));
    }

    /** The part between two bounds, which may be the ends. */
    static Part part(Derived table, List<String> bounds, int number) {
        String from = number == 0 ? null : bounds.get(number - 1);
        String to = number == bounds.size() ? null : bounds.get(number);
        if (from == null && to == null) {
            return new Part.Whole();
        }
        return table.shape().time() == null
                ? new Part.Visitors(id(from), id(to))
                : new Part.Days(day(from), day(to));
    }

    /** The days of the first parts; null where these are all, or parts are not of days. */
    static Part.@Nullable Days upTo(Derived table, List<String> bounds, int parts) {
        return table.shape().time() == null || parts > bounds.size()
                ? null
                : new Part.Days(null, day(bounds.get(parts - 1)));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private List<String> texts(Query query) {
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<String> texts = new ArrayList<>();
                    while (row.next()) {
                        texts.add(row.getString(1));
                    }
                    return texts;
                });
    }
}
