package io.cardradar.app.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

/** Lets one node at a time work on the demo company. */
@Singleton
class OneAtATime {
    private final JdbcOperations jdbc;

    OneAtATime(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction: whoever comes second waits until the first has committed. */
    void begin() {
        jdbc.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtext('demo company'))",
                statement -> statement.execute());
    }
}
