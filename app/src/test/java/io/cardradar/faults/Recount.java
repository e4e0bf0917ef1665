package io.cardradar.faults;

import io.cardradar.analytics.events.EventType;
import io.cardradar.embedded.Database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts anew, from {@code interaction_event} alone, what the projections keep. */
public final class Recount {
    private static final String CARD_EVENTS =
            """
            WITH event AS (
                SELECT e.*, t.time_zone FROM interaction_event e JOIN tenant t ON t.id = e.tenant_id
                WHERE NOT e.internal AND e.employee_id IS NOT NULL
            ),
            """;

    /** What must be true, as a query for rows; and the table that must have exactly these. */
    private static final Map<String, String> PAIRS = new LinkedHashMap<>();

    static {
        PAIRS.put(
                "activity_daily",
                """
                truth AS (
                    SELECT tenant_id, employee_id, CAST(occurred_at AT TIME ZONE time_zone AS date), type, count(*),
                        CAST(sum(coalesce(dwell_ms, 0)) AS bigint)
                    FROM event GROUP BY 1, 2, 3, 4
                ), kept AS (SELECT tenant_id, employee_id, day, type, events, dwell_ms FROM activity_daily)
                """);
        PAIRS.put(
                "activity_hourly",
                """
                truth AS (
                    SELECT tenant_id, date_trunc('hour', occurred_at, time_zone), employee_id, type, count(*),
                        CAST(sum(coalesce(dwell_ms, 0)) AS bigint)
                    FROM event GROUP BY 1, 2, 3, 4
                ), kept AS (SELECT tenant_id, hour, employee_id, type, events, dwell_ms FROM activity_hourly)
                """);
        PAIRS.put(
                "visitor_day",
                """
                truth AS (
                    SELECT DISTINCT tenant_id, CAST(occurred_at AT TIME ZONE time_zone AS date), employee_id, visitor_id
                    FROM event
                ), kept AS (SELECT tenant_id, day, employee_id, visitor_id FROM visitor_day)
                """);
        PAIRS.put(
                "interaction_count",
                """
                truth AS (
                    SELECT tenant_id, visitor_id, employee_id, type,
                        coalesce((ARRAY['product', 'post', 'page', 'file', 'form'])[subject_kind] || ':' || subject_id, ''),
                        count(*), CAST(sum(coalesce(dwell_ms, 0)) AS bigint)
                    FROM event GROUP BY 1, 2, 3, 4, 5
                ), kept AS (
                    SELECT tenant_id, visitor_id, employee_id, type, subject_id, events, dwell_ms FROM interaction_count
                )
                """);
        PAIRS.put(
                "visitor",
                """
                truth AS (
                    SELECT tenant_id, visitor_id, count(*), min(occurred_at), max(occurred_at) FROM event GROUP BY 1, 2
                ), kept AS (SELECT tenant_id, id, events, first_seen_at, last_seen_at FROM visitor)
                """);
        PAIRS.put(
                "radar_item",
                """
                truth AS (
                    SELECT tenant_id, employee_id, id, visitor_id, type, occurred_at FROM event WHERE type IN (%s)
                ), kept AS (SELECT tenant_id, employee_id, event_id, visitor_id, type, occurred_at FROM radar_item)
                """
                        .formatted(shownTypes()));
        PAIRS.put(
                "relationship",
                """
                truth AS (SELECT DISTINCT tenant_id, visitor_id, employee_id FROM event),
                kept AS (
                    SELECT r.tenant_id, v.visitor_id, r.employee_id
                    FROM relationship r JOIN customer_visitor v USING (tenant_id, customer_id)
                )
                """);
    }

    private static final String COMPARE =
            """
            SELECT count(*) FROM (
                (TABLE truth EXCEPT ALL TABLE kept) UNION ALL (TABLE kept EXCEPT ALL TABLE truth)) AS different\
            """;

    /** Radars that are not numbered 1, 2, 3 … to the end. */
    private static final String GAPS =
            """
            SELECT count(*) FROM (
                SELECT tenant_id, employee_id, count(*) AS items, min(seq) AS first, max(seq) AS last
                FROM radar_item GROUP BY 1, 2) AS radar
            JOIN radar_inbox AS inbox USING (tenant_id, employee_id)
            WHERE items <> last OR first <> 1 OR inbox.last_seq <> last\
            """;

    /** Things done several times that are not counted 1st, 2nd, 3rd … */
    private static final String MISCOUNTED =
            """
            SELECT count(*) FROM (
                SELECT count(*) AS items, count(DISTINCT r.nth) AS numbers, max(r.nth) AS last
                FROM radar_item r JOIN interaction_event e ON e.tenant_id = r.tenant_id AND e.id = r.event_id
                GROUP BY r.tenant_id, r.employee_id, r.visitor_id, r.type, e.subject_kind, e.subject_id) AS times
            WHERE items <> numbers OR items <> last\
            """;

    private final Database database;

    public Recount(Database database) {
        this.database = database;
    }

    /** What does not agree, in words; empty when everything does. */
    public List<String> differences() throws SQLException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> pair : PAIRS.entrySet()) {
            long rows = count(CARD_EVENTS + pair.getValue() + COMPARE);
            if (rows > 0) {
                differences.add(pair.getKey() + " differs in " + rows + " rows");
            }
        }
        if (count(GAPS) > 0) {
            differences.add("a radar is not numbered without gaps");
        }
        if (count(MISCOUNTED) > 0) {
            differences.add("a repeated act is miscounted");
        }
        return differences;
    }

    long events() throws SQLException {
        return count("SELECT count(*) FROM interaction_event");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            ResultSet row = statement.executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }

    private static String shownTypes() {
        return Arrays.stream(EventType.values())
                .filter(EventType::isShown)
                .map(type -> Integer.toString(type.code()))
                .collect(Collectors.joining(", "));
    }
}
