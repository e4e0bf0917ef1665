package io.cardradar.analytics.partitions;

/** Others were at work on the events each time that a lock was asked for: it was never urgent. */
public final class LocksHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocksHeld(int attempts, RuntimeException last) {
        super("A lock on the events was not to be had in " + attempts + " attempts", last);
    }
}
