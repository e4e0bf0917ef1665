package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.UUID;

/** Which events make up a figure? */
@Singleton
public class EventsBehind {
    /**
     * How far the time inside an event's id may lie from when it occurred: the correction of a
     * client's clock, and what ingest lets lie between the two on the client.
     */
    static final Duration ID_TIME_APART = Duration.ofDays(7).plusMinutes(10);

    private final JdbcOperations jdbc;

    EventsBehind(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of the events, newest first by their ids, which is the order of the primary key.
     *
     * @throws Problem.Invalid {@code dashboard.wrong_list} for a metric that is not made of events
     */
    @Transactional(readOnly = true)
    public Page<StoredEvent> page(Metric metric, Scope scope, Period period, Place place) {
        Select select =
                Select.of(
                        """
                        SELECT tenant_id, id, type, occurred_at, visitor_id, employee_id, card_id, subject_kind, subject_id,
                            dwell_ms, scene, share
                        FROM interaction_event WHERE tenant_id = ? AND id >= ? AND id < ?
                            AND occurred_at >= ? AND occurred_at < ? AND NOT internal AND employee_id IS NOT NULL\
                        """,
                        scope.tenant().value(),
                        NewId.floor(period.start().minus(ID_TIME_APART)),
                        before(period, place),
                        period.start(),
                        period.end());
        return Page.of(
                narrow(select, metric)
                        .within(scope, "employee_id")
                        .and("ORDER BY id DESC LIMIT ?", place.limit() + 1)
                        .list(jdbc, EventRows::row),
                place.limit(),
                event -> Cursor.of(event.id()));
    }

    private static UUID before(Period period, Place place) {
        String cursor = place.cursor();
        return cursor == null
                ? NewId.floor(period.end().plus(ID_TIME_APART))
                : Place.uuid(Cursor.parse(cursor, 1).getFirst());
    }

    private static Select narrow(Select select, Metric metric) {
        return switch (metric.source()) {
            case Source.Events events -> select.and("AND type = ANY (?)", (Object) events.codes());
            case Source.Dwell dwell -> select.and("AND dwell_ms > 0");
            case Source.Visitors visitors -> throw wrongList("visitors");
            case Source.Customers customers -> throw wrongList("customers");
        };
    }

    private static Problem.Invalid wrongList(String list) {
        return new Problem.Invalid(
                "dashboard.wrong_list", "This metric is made of " + list + ", not of events");
    }
}
