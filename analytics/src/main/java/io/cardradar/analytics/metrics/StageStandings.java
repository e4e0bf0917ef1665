package io.cardradar.analytics.metrics;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/** How many customers stood in each stage when a period ended, and how many had come that far. */
@Singleton
class StageStandings {
    private final JdbcOperations jdbc;

    StageStandings(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One line for each stage of the company, first stage first. */
    List<Standing> of(Scope scope, Period period) {
        Select standing = addStanding(Select.of("WITH"), scope, period);
        return addFurthest(standing.and(","), scope, period)
                .and(
                        """
                        SELECT s.key, s.name, s.outcome, s.win_probability,
                            (SELECT count(DISTINCT customer_id) FROM standing WHERE stage = s.key),
                            (SELECT count(DISTINCT customer_id) FROM furthest WHERE position >= s.position)
                        FROM stage s WHERE s.tenant_id = ? ORDER BY s.position, s.key\
                        """,
                        scope.tenant().value())
                .list(
                        jdbc,
                        row ->
                                new Standing(
                                        row.getString(1),
                                        row.getString(2),
                                        Outcome.valueOf(row.getString(3)),
                                        row.getInt(4),
                                        row.getLong(5),
                                        row.getLong(6)));
    }

    /** The stage then is the one that the first change afterwards led away from. */
    private static Select addStanding(Select select, Scope scope, Period period) {
        return select.and(
                        """
                        standing AS (
                            SELECT r.customer_id, r.employee_id, COALESCE(later.from_stage, r.stage) AS stage
                            FROM relationship r LEFT JOIN (
                                SELECT DISTINCT ON (customer_id, employee_id) customer_id, employee_id, from_stage
                                FROM stage_change WHERE tenant_id = ? AND changed_at >= ?\
                        """,
                        scope.tenant().value(),
                        period.end())
                .within(scope, "employee_id")
                .and(
                        """
                                ORDER BY customer_id, employee_id, changed_at, id
                            ) later USING (customer_id, employee_id)
                            WHERE r.tenant_id = ? AND r.created_at < ?\
                        """,
                        scope.tenant().value(),
                        period.end())
                .within(scope, "employee_id")
                .and(")");
    }

    /** Whoever skipped a stage, or fell back from it, has reached it all the same. */
    private static Select addFurthest(Select select, Scope scope, Period period) {
        return select.and(
                        """
                        been AS (
                            SELECT customer_id, employee_id, stage FROM standing
                            UNION
                            SELECT customer_id, employee_id, unnest(ARRAY[from_stage, to_stage])
                            FROM stage_change WHERE tenant_id = ? AND changed_at < ?\
                        """,
                        scope.tenant().value(),
                        period.end())
                .within(scope, "employee_id")
                .and(
                        """
                        ), furthest AS (
                            SELECT b.customer_id, max(s.position) AS position
                            FROM been b JOIN stage s ON s.tenant_id = ? AND s.key = b.stage
                            WHERE s.outcome <> 'LOST' GROUP BY 1
                        )\
                        """,
                        scope.tenant().value());
    }

    /** What a stage means for the deal. */
    enum Outcome {
        OPEN,
        WON,
        LOST
    }

    /**
     * @param customers who stood in it
     * @param reached who had come to it or beyond
     */
    record Standing(
            String key,
            String name,
            Outcome outcome,
            int winProbability,
            long customers,
            long reached) {}
}
