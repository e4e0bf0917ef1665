package io.cardradar.kernel;

import java.time.Duration;

/**
 * Who does the work of one topic on this node: one worker by itself, or two with half of the
 * companies each, while more waits than one batch takes. Two that took any would wait for each
 * other's locks; those of different companies never meet.
 */
final class OutboxCrew {
    /** For how long two work after the last full batch. */
    private static final long CROWDED = Duration.ofSeconds(1).toNanos();

    private final OutboxConsumer consumer;
    private volatile long fullAt = System.nanoTime() - CROWDED;

    OutboxCrew(OutboxConsumer consumer) {
        this.consumer = consumer;
    }

    OutboxConsumer consumer() {
        return consumer;
    }

    /** A batch was claimed, of at most so many messages. */
    void claimed(int messages, int most) {
        if (messages >= most) {
            fullAt = System.nanoTime();
        }
    }

    boolean needsHelp() {
        return consumer.mayBeHelped()
                && consumer.wantsHelp()
                && System.nanoTime() - fullAt < CROWDED;
    }

    /** Whose messages the worker takes who is always there. */
    Companies companies() {
        return needsHelp() ? Companies.ONE_HALF : Companies.ALL;
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
