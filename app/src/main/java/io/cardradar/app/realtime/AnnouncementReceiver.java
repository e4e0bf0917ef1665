package io.cardradar.app.realtime;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Hears announcements on a connection of its own, for as long as the service runs, and comes back
 * after every break.
 */
@Context
class AnnouncementReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementReceiver.class);
    private static final int WAIT_MS = 1_000;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** A connection that was silent so long is asked whether it is still there. */
    private static final int SILENT_WAITS = 10;

    private static final String ANSWER_WITHIN_SECONDS = "10";

    private final DatasourceConfiguration database;
    private final List<NewsListener> listeners;
    private final ThisNode node;
    private final Thread thread;
    private volatile boolean stopping;

    AnnouncementReceiver(
            DatasourceConfiguration database, List<NewsListener> listeners, ThisNode node) {
        this.database = database;
        this.listeners = listeners;
        this.node = node;
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
        Properties properties = new Properties();
        PGProperty.USER.set(properties, database.getUsername());
        PGProperty.PASSWORD.set(properties, database.getPassword());
        PGProperty.APPLICATION_NAME.set(properties, "cardradar-announcements");
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_WITHIN_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        Connection connection = DriverManager.getConnection(database.getUrl(), properties);
        execute(connection, "LISTEN " + NewsSender.CHANNEL);
        return connection;
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection channel = connection.unwrap(PGConnection.class);
        int silent = 0;
        while (!stopping) {
            PGNotification[] heard = channel.getNotifications(WAIT_MS);
            for (PGNotification notification : heard) {
                hear(notification.getParameter());
            }
            silent = heard.length > 0 ? 0 : silent + 1;
            if (silent >= SILENT_WAITS) {
                // A cut network says nothing; only a question finds out.
                execute(connection, "SELECT 1");
                silent = 0;
            }
        }
    }

    private void hear(String message) {
        try {
            News news = News.parse(message);
            if (!news.node().equals(node.name())) {
                news.addresses()
                        .forEach(
                                address -> listeners.forEach(listener -> listener.onNews(address)));
            }
        } catch (IllegalArgumentException e) {
            // A node of another release: there is something new, wherever.
            listeners.forEach(NewsListener::onAnythingMissed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
