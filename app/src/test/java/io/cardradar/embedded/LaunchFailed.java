package io.cardradar.embedded;

/**
 * A local server could not be started; the message is meant for the person at the keyboard and says
 * what to do.
 */
public final class LaunchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    LaunchFailed(String message) {
        super(message);
    }

    LaunchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
