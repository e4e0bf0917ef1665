package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.util.List;
import java.util.UUID;

/** A question that a scope narrows or leaves alone: the planner sees only what is asked. */
final class Select {
    private final Sql sql;

    private Select(Sql sql) {
        this.sql = sql;
    }

    static Select of(String part, Object... partValues) {
        return new Select(Sql.of(part, partValues));
    }

    Select and(String part, Object... partValues) {
        sql.and(part, partValues);
        return this;
    }

    /** Narrows to the salespeople of the scope. */
    Select within(Scope scope, String employeeColumn) {
        UUID[] ids = scope.ids();
        return ids == null ? this : and("AND %s = ANY (?)".formatted(employeeColumn), (Object) ids);
    }

    /** All answers, in the order of the query. */
    <T> List<T> list(JdbcOperations jdbc, Sql.RowReader<T> reader) {
        return sql.list(jdbc, reader);
    }

    /** The one number of a query that counts. */
    long count(JdbcOperations jdbc) {
        return sql.count(jdbc);
    }
}
