package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * The event writer's own connection, kept while there is work: taking one from the pool for each
 * commit, and telling it whose rows it may touch, would cost as much as small commits do. Not
 * thread-safe.
 */
@Prototype
class WriterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    /** A database that answers nothing for so long is away: requests must not wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource pool;
    private volatile @Nullable Connection held;

    WriterConnection(DataSource dataSource) {
        this.pool = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Does work in one transaction; after a failure the next work has a new connection. */
    <T> T commit(Work<T> work) throws SQLException {
        Connection kept = held;
        Connection connection = kept == null ? connect() : kept;
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection);
            release();
            throw e;
        }
    }

    /** Gives the connection back, as there is nothing to do. */
    void release() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The event writer's connection was broken", e);
            }
        }
    }

    private Connection connect() throws SQLException {
        // The writer writes for all companies at once; each row carries its own.
        Connection connection = Tenancy.ofAll(this::taken);
        held = connection;
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        return connection;
    }

    private Connection taken() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new Unavailable(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A broken connection cannot be rolled back", e);
        }
    }

    /** What is to be done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** No connection is to be had. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(SQLException cause) {
            super(cause);
        }
    }
}
