package io.cardradar.app.realtime;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Hears announcements on a connection of its own, for as long as the service runs, and comes back
 * after every break.
 */
@Context
class AnnouncementReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementReceiver.class);
    private static final int WAIT_MS = 1_000;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final DatasourceConfiguration database;
    private final List<NewsListener> listeners;
    private final Thread thread;
    private volatile boolean stopping;

    AnnouncementReceiver(DatasourceConfiguration database, List<NewsListener> listeners) {
        this.database = database;
        this.listeners = listeners;
        this.thread = Thread.ofPlatform().name("announcements").daemon().unstarted(this::work);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(Duration.ofSeconds(3));
    }

    private void work() {
        while (!stopping) {
            try (Connection connection = connect()) {
                listeners.forEach(NewsListener::onAnythingMissed);
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("Announcements are interrupted: {}", e.getMessage());
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        database.getUrl(), database.getUsername(), database.getPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + Announcements.CHANNEL);
        }
        return connection;
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection channel = connection.unwrap(PGConnection.class);
        while (!stopping) {
            for (PGNotification notification : channel.getNotifications(WAIT_MS)) {
                for (String address : notification.getParameter().split(",")) {
                    tell(parse(address));
                }
            }
        }
    }

    private void tell(Address address) {
        listeners.forEach(listener -> listener.onNews(address));
    }

    private static Address parse(String text) {
        String[] parts = text.split("/");
        return new Address(
                new TenantId(UUID.fromString(parts[0])), new EmployeeId(UUID.fromString(parts[1])));
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
