package io.cardradar.app.messaging;

/**
 * One way for a message to leave. Every bean of this type is a channel; {@link Messages} queues for
 * it, and it is called when a message is due.
 */
public interface Channel {
    /** Stable, in snake case: it is stored with each message and shown to clients. */
    String name();

    /**
     * Tries once to send a message. Runs outside of any transaction, within the message's tenant;
     * the message is not tried elsewhere meanwhile.
     *
     * <p>A message whose fate is unclear is never tried again: see docs/decisions/0017. An
     * exception counts as unclear.
     */
    Outcome send(OutgoingMessage message);

    /**
     * Hears that a message will not be sent, in the transaction that says so: the place to give
     * back what was reserved for it.
     *
     * @param reason as in {@link Outcome.Refused} or {@link Outcome.Later}
     */
    default void notSent(OutgoingMessage message, String reason) {}
}
