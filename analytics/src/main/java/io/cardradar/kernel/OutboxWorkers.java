package io.cardradar.kernel;

import io.cardradar.kernel.OutboxCrew.Companies;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One thread a topic, and one to help where it may ({@link OutboxCrew}): claims, handles and
 * deletes messages, batch after batch, for as long as the service runs.
 */
@Context
@Requires(property = "cardradar.outbox.workers", notEquals = "false")
class OutboxWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorkers.class);
    private static final Duration IDLE = Duration.ofMillis(500);

    /** How often a helper looks whether there is anything to help with. */
    private static final Duration HELP = Duration.ofMillis(50);

    private static final Duration UPSTREAM_AWAY = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** What has failed must not spoil the batches of what has not: it is looked at by itself. */
    private static final Duration FAILED = Duration.ofSeconds(1);

    private static final int MAX_ATTEMPTS = 8;

    private final List<OutboxConsumer> consumers;
    private final Outbox outbox;
    private final OutboxQueue queue;
    private final OutboxSignals signals;
    private final TransactionOperations<Connection> transactions;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    OutboxWorkers(
            List<OutboxConsumer> consumers,
            Outbox outbox,
            OutboxQueue queue,
            OutboxSignals signals,
            TransactionOperations<Connection> transactions) {
        this.consumers = consumers;
        this.outbox = outbox;
        this.queue = queue;
        this.signals = signals;
        this.transactions = transactions;
    }

    @PostConstruct
    void start() {
        for (OutboxConsumer consumer : consumers) {
            OutboxCrew crew = new OutboxCrew(consumer);
            start("outbox-", consumer, () -> work(crew));
            if (consumer.mayBeHelped()) {
                start("outbox-help-", consumer, () -> help(crew));
            }
        }
    }

    private void start(String name, OutboxConsumer consumer, Runnable work) {
        threads.add(Thread.ofPlatform().name(name + consumer.topic()).start(work));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        for (OutboxConsumer consumer : consumers) {
            signals.raise(consumer.topic());
        }
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        }
    }

    private void work(OutboxCrew crew) {
        OutboxConsumer consumer = crew.consumer();
        long lookedAtFailed = System.nanoTime();
        while (!stopping) {
            try {
                Duration pause = workOnce(crew, crew.companies());
                giveWay(consumer);
                if (System.nanoTime() - lookedAtFailed > FAILED.toNanos()) {
                    tryOneByOne(consumer, queue::claimFailed);
                    lookedAtFailed = System.nanoTime();
                }
                if (pause.isPositive()) {
                    signals.await(consumer.topic(), pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void help(OutboxCrew crew) {
        while (!stopping) {
            try {
                Duration pause = crew.mayHelp() ? workOnce(crew, Companies.OTHER_HALF) : HELP;
                giveWay(crew.consumer());
                if (pause.isPositive()) {
                    Thread.sleep(HELP);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void giveWay(OutboxConsumer consumer) throws InterruptedException {
        Duration rest = consumer.rest();
        while (rest.isPositive() && !stopping) {
            Thread.sleep(rest);
            rest = consumer.rest();
        }
    }

    /** Handles one batch, and says how long to wait before the next. */
    private Duration workOnce(OutboxCrew crew, Companies companies) throws InterruptedException {
        OutboxConsumer consumer = crew.consumer();
        try {
            return Tenancy.ofAll(() -> handleBatch(crew, companies)) == 0 ? IDLE : Duration.ZERO;
        } catch (Problem.Upstream e) {
            LOG.warn("Outbox topic {} waits: {}", consumer.topic(), e.getMessage());
            Thread.sleep(UPSTREAM_AWAY);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Outbox topic {}: a batch failed, trying its messages one by one",
                    consumer.topic(),
                    e);
            tryOneByOne(consumer, (topic, limit) -> queue.claim(topic, limit, companies));
        }
        return Duration.ZERO;
    }

    private int handleBatch(OutboxCrew crew, Companies companies) {
        OutboxConsumer consumer = crew.consumer();
        Integer handled =
                transactions.executeWrite(status -> {
                    int most = consumer.batchSize();
                    List<OutboxMessage> messages = queue.claim(consumer.topic(), most, companies);
                    crew.claimed(messages.size(), most);
                    handleAndDelete(consumer, messages);
                    return messages.size();
                });
        return handled == null ? 0 : handled;
    }

    private void handleAndDelete(OutboxConsumer consumer, List<OutboxMessage> messages) {
        if (!messages.isEmpty()) {
            consumer.handle(messages);
            queue.delete(messages);
        }
    }

    private void tryOneByOne(
            OutboxConsumer consumer, BiFunction<String, Integer, List<OutboxMessage>> claim)
            throws InterruptedException {
        try {
            Tenancy.runForAll(
                    () -> peek(consumer, claim).forEach(message -> tryOne(consumer, message)));
        } catch (RuntimeException e) {
            LOG.warn("Outbox topic {}: the database does not answer", consumer.topic(), e);
            Thread.sleep(UPSTREAM_AWAY);
        }
    }

    private List<OutboxMessage> peek(
            OutboxConsumer consumer, BiFunction<String, Integer, List<OutboxMessage>> claim) {
        List<OutboxMessage> messages =
                transactions.executeWrite(
                        status -> claim.apply(consumer.topic(), consumer.batchSize()));
        return messages == null ? List.of() : messages;
    }

    private void tryOne(OutboxConsumer consumer, OutboxMessage message) {
        try {
            transactions.executeWrite(status -> {
                handleAndDelete(consumer, queue.claimOne(message));
                return true;
            });
        } catch (Problem.Upstream e) {
            LOG.warn("Outbox topic {} waits: {}", consumer.topic(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Outbox topic {}: message {} failed", consumer.topic(), message.id(), e);
            transactions.executeWrite(status -> {
                splitOrPostpone(consumer, message, e);
                return true;
            });
        }
    }

    private void splitOrPostpone(
            OutboxConsumer consumer, OutboxMessage message, RuntimeException failure) {
        if (queue.claimOne(message).isEmpty()) {
            return;
        }
        List<?> parts = consumer.split(message);
        if (parts.isEmpty()) {
            queue.postpone(message, RETRY, failure.toString(), MAX_ATTEMPTS);
        } else {
            outbox.addAll(message.tenant(), consumer.topic(), parts);
            queue.delete(List.of(message));
        }
    }
}
