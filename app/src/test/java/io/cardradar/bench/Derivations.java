package io.cardradar.bench;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.embedded.ServiceSettings;
import io.micronaut.context.ApplicationContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables that follow from events alone: what the service's features state, and, where a feature
 * states nothing, what is known here.
 */
final class Derivations {
    private static final List<PlainDerivation> KNOWN =
            List.of(
                    new PlainDerivation(
                            "activity_daily",
                            "employee_id, day, type, events, dwell_ms",
                            """
                            SELECT employee_id, day, type, count(*) AS events, sum(dwell_ms) AS dwell_ms
                            FROM happened GROUP BY 1, 2, 3\
                            """),
                    new PlainDerivation(
                            "activity_hourly",
                            "hour, employee_id, type, events, dwell_ms",
                            """
                            SELECT hour, employee_id, type, count(*) AS events, sum(dwell_ms) AS dwell_ms
                            FROM happened GROUP BY 1, 2, 3\
                            """),
                    new PlainDerivation(
                            "visitor_day",
                            "day, employee_id, visitor_id",
                            "SELECT DISTINCT day, employee_id, visitor_id FROM happened"),
                    new PlainDerivation(
                            "company_daily",
                            "day, type, events, dwell_ms",
                            """
                            SELECT day, type, count(*) AS events, sum(dwell_ms) AS dwell_ms FROM happened GROUP BY 1, 2\
                            """),
                    new PlainDerivation(
                            "company_hourly",
                            "hour, type, events, dwell_ms",
                            """
                            SELECT hour, type, count(*) AS events, sum(dwell_ms) AS dwell_ms FROM happened GROUP BY 1, 2\
                            """),
                    new PlainDerivation(
                            "company_visitor_day",
                            "visitor_id, day",
                            "SELECT DISTINCT visitor_id, day FROM happened"),
                    new PlainDerivation(
                            "visitor_return",
                            "day, came_before, visitors",
                            """
                            SELECT day, came_before, count(*) AS visitors FROM (
                                SELECT day, coalesce(lag(day) OVER (PARTITION BY visitor_id ORDER BY day), '-infinity')
                                    AS came_before
                                FROM (SELECT DISTINCT visitor_id, day FROM happened) AS days) AS chain
                            GROUP BY 1, 2\
                            """),
                    new PlainDerivation(
                            "interaction_count",
                            "visitor_id, employee_id, type, subject_id, events, dwell_ms, last_at",
                            """
                            SELECT visitor_id, employee_id, type, subject AS subject_id, count(*) AS events,
                                sum(dwell_ms) AS dwell_ms, max(occurred_at) AS last_at
                            FROM happened GROUP BY 1, 2, 3, 4\
                            """),
                    new PlainDerivation(
                            "visitor",
                            "id, first_seen_at, last_seen_at, first_card_id, first_scene,"
                                    + " first_share, events",
                            """
                            SELECT DISTINCT ON (visitor_id) visitor_id AS id, occurred_at AS first_seen_at,
                                max(occurred_at) OVER w AS last_seen_at, card_id AS first_card_id, scene AS first_scene,
                                share AS first_share, count(*) OVER w AS events
                            FROM happened WINDOW w AS (PARTITION BY visitor_id)
                            ORDER BY visitor_id, occurred_at, id\
                            """));

    private Derivations() {}

    static List<PlainDerivation> of(BenchStack stack) {
        Map<String, PlainDerivation> byTable = new LinkedHashMap<>();
        KNOWN.forEach(known -> byTable.put(known.table(), known));
        stated(stack.told()).forEach(stated -> byTable.put(stated.table(), stated));
        return List.copyOf(byTable.values());
    }

    /** Asks the service's beans, in a context that neither answers nor works. */
    private static List<PlainDerivation> stated(ServiceSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        settings.environment()
                .forEach((name, value) ->
                        properties.put(
                                name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value));
        // Names of two words, which the rule above takes apart.
        properties.keySet().removeIf(name -> name.startsWith("cardradar."));
        properties.put(
                "cardradar.secrets.master-key",
                settings.environment().get("CARDRADAR_SECRETS_MASTER_KEY"));
        properties.put("cardradar.migrate-on-start", false);
        properties.put("cardradar.outbox.workers", false);
        properties.put("cardradar.scheduling.enabled", false);
        List<PlainDerivation> stated = new ArrayList<>();
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            context.getBeansOfType(Derivation.class)
                    .forEach(derivation -> stated.add(PlainDerivation.of(derivation)));
        }
        return stated;
    }
}
