package io.cardradar.replay;

import org.jspecify.annotations.Nullable;

/** Ends the replay with a message for the person at the terminal. */
final class ReplayFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFailed(String message) {
        this(message, null);
    }

    ReplayFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
