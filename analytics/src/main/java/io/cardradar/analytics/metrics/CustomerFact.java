package io.cardradar.analytics.metrics;

/**
 * Something that salespeople achieve, as a subquery over the tables of the customers. Each answers
 * rows of {@code (thing, customer_id, employee_id, at)}; a figure is the number of different
 * things.
 */
enum CustomerFact {
    /** A relationship that began before the period ended. The thing is the customer. */
    KNOWN {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return outer.and(
                            """
                            SELECT customer_id AS thing, customer_id, employee_id, created_at AS at
                            FROM relationship WHERE tenant_id = ? AND created_at < ?\
                            """,
                            scope.tenant().value(),
                            period.end())
                    .within(scope, "employee_id");
        }
    },
    /**
     * The first relationship, of those in scope, that a customer has. The thing is the customer.
     * However many a customer has in the period, each customer's past is looked at once.
     */
    NEW {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return outer.and(
                            """
                            SELECT first.* FROM (
                                SELECT DISTINCT ON (r.customer_id) r.customer_id AS thing, r.customer_id, r.employee_id,
                                    r.created_at AS at
                                FROM relationship r WHERE r.tenant_id = ? AND r.created_at >= ? AND r.created_at < ?\
                            """,
                            scope.tenant().value(),
                            period.start(),
                            period.end())
                    .within(scope, "r.employee_id")
                    .and(
                            """
                                ORDER BY r.customer_id, r.created_at, r.employee_id) AS first
                            WHERE NOT EXISTS (
                                SELECT FROM relationship earlier WHERE earlier.tenant_id = ?
                                    AND earlier.customer_id = first.customer_id AND earlier.created_at < ?\
                            """,
                            scope.tenant().value(),
                            period.start())
                    .within(scope, "earlier.employee_id")
                    .and(")");
        }
    },
    /** A relationship that began in the period. The thing is the customer. */
    MET {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return outer.and(
                            """
                            SELECT customer_id AS thing, customer_id, employee_id, created_at AS at
                            FROM relationship WHERE tenant_id = ? AND created_at >= ? AND created_at < ?\
                            """,
                            scope.tenant().value(),
                            period.start(),
                            period.end())
                    .within(scope, "employee_id");
        }
    },
    /** A follow-up. The thing is the customer: one call or ten, it is one customer cared for. */
    FOLLOWED_UP {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return followUps(outer, "customer_id", scope, period);
        }
    },
    /** A follow-up. The thing is the follow-up itself. */
    FOLLOW_UP {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return followUps(outer, "id", scope, period);
        }
    },
    /** A change to a stage that is won. The thing is the deal: a customer with a salesperson. */
    WON {
        @Override
        Select in(Select outer, Scope scope, Period period) {
            return outer.and(
                            """
                            SELECT (c.customer_id, c.employee_id) AS thing, c.customer_id, c.employee_id, c.changed_at AS at
                            FROM stage_change c JOIN stage s ON s.tenant_id = c.tenant_id AND s.key = c.to_stage
                            WHERE c.tenant_id = ? AND c.changed_at >= ? AND c.changed_at < ? AND s.outcome = 'WON'\
                            """,
                            scope.tenant().value(),
                            period.start(),
                            period.end())
                    .within(scope, "c.employee_id");
        }
    };

    /** Adds the subquery to an outer query. */
    abstract Select in(Select outer, Scope scope, Period period);

    /**
     * The fact that gives each salesperson what this one gives a scope of that salesperson alone: a
     * customer is new to each of them once.
     */
    CustomerFact ofEach() {
        return this == NEW ? MET : this;
    }

    private static Select followUps(Select outer, String thing, Scope scope, Period period) {
        return outer.and(
                        """
                        SELECT %s AS thing, customer_id, employee_id, created_at AS at
                        FROM follow_up WHERE tenant_id = ? AND created_at >= ? AND created_at < ?\
                        """
                                .formatted(thing),
                        scope.tenant().value(),
                        period.start(),
                        period.end())
                .within(scope, "employee_id");
    }
}
