package io.cardradar.embedded;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started, to be closed in the reverse order. Once closed, it closes whatever is
 * still added.
 */
final class Running implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean closed;

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        if (closed) {
            closeQuietly(part);
        }
        return part;
    }

    /** Whether closing has begun; does not wait for its end. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    /** One server that resists must not keep the others alive. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Could not stop " + part + ": " + e);
        }
    }
}
