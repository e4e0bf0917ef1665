package io.cardradar.app.scheduling;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import org.quartz.utils.ConnectionProvider;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Gives Quartz connections of the service's pool. It must never join a transaction of ours: its own
 * lock rows hold the cluster together.
 */
final class SchedulerConnections implements ConnectionProvider {
    private final DataSource pool;

    SchedulerConnections(DataSource dataSource) {
        this.pool = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void initialize() {
        // The pool is there already.
    }

    @Override
    public void shutdown() {
        // The pool is not Quartz's to close.
    }
}
