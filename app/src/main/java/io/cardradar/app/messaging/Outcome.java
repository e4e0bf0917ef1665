package io.cardradar.app.messaging;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What came of one attempt to send a message. Reasons are stable words in snake case; the bundle
 * {@code message_texts} has a line for each.
 */
public sealed interface Outcome {
    /** The platform has taken the message. */
    record Taken() implements Outcome {}

    /** The platform refuses this message, and would again. */
    record Refused(String reason, @Nullable Trace trace) implements Outcome {}

    /**
     * The message has certainly not been taken, and may be another time.
     *
     * @param pause at least so long
     */
    record Later(String reason, Duration pause, @Nullable Trace trace) implements Outcome {}

    /** The platform may have taken the message or not: nobody can tell. */
    record Unclear(String reason) implements Outcome {}

    /**
     * What the platform's support asks for.
     *
     * @param rid the platform's id of the request
     */
    record Trace(int errcode, @Nullable String rid) {}
}
