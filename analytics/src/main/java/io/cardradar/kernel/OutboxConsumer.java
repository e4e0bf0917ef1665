package io.cardradar.kernel;

import java.time.Duration;
import java.util.List;

/**
 * Does the work of one topic. Every bean of this type gets a worker on every node, or two; a
 * message is claimed by one of them at a time.
 */
public interface OutboxConsumer {
    String topic();

    /** How many messages one transaction takes. */
    int batchSize();

    /**
     * How long to leave the next messages alone, though there are some: asked after each batch, and
     * again when that time is over. For work that has to give way to other work. Some milliseconds:
     * a node that stops waits for them.
     */
    default Duration rest() {
        return Duration.ZERO;
    }

    /**
     * Whether a second worker may do half of the companies while there is more than one can do: for
     * work that is much, and that may be done by two threads at once.
     */
    default boolean mayBeHelped() {
        return false;
    }

    /** Whether it would be welcome now: asked before each batch. */
    default boolean wantsHelp() {
        return true;
    }

    /**
     * Does the work, inside the transaction that deletes the messages: what it writes to the
     * database counts exactly once. What it does elsewhere must bear being done again.
     *
     * @throws Problem.Upstream when a system behind us is away: the messages wait, for as long as
     *     it takes
     * @throws RuntimeException when a message is at fault: each is tried alone, and the faulty one
     *     is set aside in the end
     */
    void handle(List<OutboxMessage> messages);

    /**
     * The same work in smaller messages, for one that fails alone: so that of many things only the
     * one at fault is set aside in the end.
     *
     * @return payloads; empty when it cannot be made smaller
     */
    default List<?> split(OutboxMessage message) {
        return List.of();
    }
}
