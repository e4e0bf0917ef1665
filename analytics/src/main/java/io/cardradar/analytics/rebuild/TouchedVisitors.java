package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.events.ProjectionWatch;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Notes whose events are projected while a rebuild is under way, in the transaction of the batch;
 * and lets a batch wait for the moment in which a rebuild exchanges rows.
 */
@Singleton
class TouchedVisitors implements ProjectionWatch {
    private final JdbcOperations jdbc;

    TouchedVisitors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void before(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                "SELECT projection_begins(?, ?)",
                statement -> {
                    new Columns<>(statement, events)
                            .add("uuid", event -> event.tenant().value())
                            .add("uuid", event -> event.visitor().value());
                    return statement.execute();
                });
    }
}
