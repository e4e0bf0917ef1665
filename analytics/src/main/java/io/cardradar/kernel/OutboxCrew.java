package io.cardradar.kernel;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Who does the work of one topic on this node: one worker by itself, or two with half of the
 * companies each, while more than one batch takes has been waiting for a while. Two that took any
 * would wait for each other's locks; those of different companies never meet. So the helper begins
 * when the other has left it a half, and the other takes all again when the helper has ended.
 */
final class OutboxCrew {
    /**
     * For how long batches must be full before two work. What waits after a moment's pause is soon
     * done by one: the bigger a batch, the less each message costs.
     */
    private static final long CROWDED = Duration.ofSeconds(1).toNanos();

    /** For how long two work after the last full batch: a batch may take a while. */
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final OutboxConsumer consumer;
    private final LongSupplier nanoTime;
    private long fullSince;
    private long fullAt;
    private boolean halved;
    private boolean helping;

    OutboxCrew(OutboxConsumer consumer) {
        this(consumer, System::nanoTime);
    }

    OutboxCrew(OutboxConsumer consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
        this.fullAt = nanoTime.getAsLong() - PAUSE;
        this.fullSince = fullAt;
    }

    OutboxConsumer consumer() {
        return consumer;
    }

    /** A batch was claimed, of at most so many messages. */
    synchronized void claimed(int messages, int most) {
        if (messages >= most) {
            long now = nanoTime.getAsLong();
            if (now - fullAt >= PAUSE) {
                fullSince = now;
            }
            fullAt = now;
        }
    }

    private boolean isCrowded() {
        return consumer.mayBeHelped()
                && consumer.wantsHelp()
                && nanoTime.getAsLong() - fullAt < PAUSE
                && fullAt - fullSince >= CROWDED;
    }

    /** Whose messages the worker takes who is always there. Asked before each batch. */
    synchronized Companies companies() {
        halved = helping || isCrowded();
        return halved ? Companies.ONE_HALF : Companies.ALL;
    }

    /**
     * Whether the helper may take a batch of {@link Companies#OTHER_HALF}. Asked before each, so
     * also when the last one is done.
     */
    synchronized boolean mayHelp() {
        helping = halved && isCrowded();
        return helping;
    }

    /** Some companies, told by their ids alone. */
    enum Companies {
        ALL(""),
        ONE_HALF(" AND get_byte(uuid_send(tenant_id), 15) % 2 = 0"),
        OTHER_HALF(" AND get_byte(uuid_send(tenant_id), 15) % 2 = 1");

        private final String condition;

        Companies(String condition) {
            this.condition = condition;
        }

        /** As SQL, to follow other conditions. */
        String condition() {
            return condition;
        }
    }
}
