package io.cardradar.app.realtime;

import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells the other nodes. What comes while one message is on its way shares the next, each employee
 * once: a storm of events is few messages.
 */
@Singleton
class NewsSender {
    static final String CHANNEL = "cardradar_news";

    /** So many inboxes are told of in one transaction. */
    private static final int MOST = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(NewsSender.class);

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final ThisNode node;
    private final Thread thread;
    private final Gathering<Address> waiting = new Gathering<>();

    NewsSender(JdbcOperations jdbc, TransactionOperations<Connection> transactions, ThisNode node) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.node = node;
        this.thread = Thread.ofPlatform().name("news-sender").daemon().unstarted(this::work);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        waiting.stop();
        thread.join(Duration.ofSeconds(3));
    }

    void send(Collection<Address> addresses) {
        waiting.add(addresses);
    }

    private void work() {
        try {
            List<Address> news = waiting.take(MOST);
            while (!news.isEmpty()) {
                tell(news);
                news = waiting.take(MOST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(List<Address> addresses) {
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < addresses.size(); from += News.ADDRESSES_A_MESSAGE) {
            int to = Math.min(addresses.size(), from + News.ADDRESSES_A_MESSAGE);
            messages.add(new News(node.name(), addresses.subList(from, to)).text());
        }
        try {
            transactions.executeWrite(status -> notify(messages));
        } catch (RuntimeException e) {
            // Whoever listens looks again by itself: this delays, it loses nothing.
            LOG.warn("Other nodes could not be told of news: {}", e.getMessage());
        }
    }

    private boolean notify(List<String> messages) {
        return jdbc.prepareStatement(
                "SELECT pg_notify('" + CHANNEL + "', m) FROM unnest(?) AS m",
                statement -> {
                    statement.setArray(
                            1, statement.getConnection().createArrayOf("text", messages.toArray()));
                    return statement.execute();
                });
    }
}
