package io.cardradar.kernel;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * Hands out connections that already carry the tenant of the work at hand, for row-level security.
 */
public final class TenantDataSource implements DataSource, AutoCloseable {
    private final DataSource pool;

    TenantDataSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return withTenant(pool.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return withTenant(pool.getConnection(user, password));
    }

    private static Connection withTenant(Connection connection) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("SELECT set_config('cardradar.tenant', ?, false)")) {
            set.setString(1, Tenancy.current());
            set.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        if (pool instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }

    /**
     * Puts this wrapper around the pool that Micronaut makes, inside the wrapper that ties
     * connections to transactions.
     */
    @Singleton
    static final class Wrapper implements BeanCreatedEventListener<DataSource>, Ordered {
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
            DataSource created = event.getBean();
            return created instanceof TenantDataSource ? created : new TenantDataSource(created);
        }
    }
}
