package io.cardradar.app.messaging;

import io.cardradar.app.messaging.Outcome.Unclear;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes the attempts: outside of transactions, several at a time, each message on one node. */
@Singleton
class MessageSender {
    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);

    /** A part of WeChat's connections: log-ins must not wait behind messages. */
    private static final int AT_ONCE = 16;

    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Attempts attempts;
    private final Channels channels;
    private final TransactionOperations<Connection> transactions;

    MessageSender(
            Attempts attempts, Channels channels, TransactionOperations<Connection> transactions) {
        this.attempts = attempts;
        this.channels = channels;
        this.transactions = transactions;
    }

    /** Sends a due message soon after this transaction. */
    void handOverAfterCommit(TenantId tenant, UUID id) {
        transactions
                .findTransactionStatus()
                .orElseThrow()
                .registerSynchronization(
                        new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                handOver(tenant, id);
                            }
                        });
    }

    private void handOver(TenantId tenant, UUID id) {
        if (!threads.isShutdown() && inHand.add(id)) {
            threads.execute(() -> sendInTurn(tenant, id));
        }
    }

    private void sendInTurn(TenantId tenant, UUID id) {
        try {
            permits.acquire();
            try {
                Tenancy.run(tenant, () -> send(tenant, id));
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        } catch (RuntimeException e) {
            LOG.warn("Message {} could not be worked on; the outbox brings it again", id, e);
        } finally {
            inHand.remove(id);
        }
    }

    private void send(TenantId tenant, UUID id) {
        OutgoingMessage message = attempts.begin(tenant, id);
        if (message != null) {
            attempts.end(message, attempt(message));
        }
    }

    private Outcome attempt(OutgoingMessage message) {
        try {
            return channels.get(message.channel()).send(message);
        } catch (RuntimeException e) {
            // By its class alone: a text might quote the message.
            LOG.error("{} failed with {}", message, e.getClass().getName());
            return new Unclear("internal");
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
