package io.cardradar.app.radar;

import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One WebSocket. What is sent waits until the network has taken it, so that nothing piles up for a
 * device that does not read; and an end is an end, whether the device hears of it or not.
 */
final class Connection {
    /** How long a device has to take the reason why it is left. */
    private static final long GRACE_SECONDS = 5;

    private final WebSocketSession session;
    private final Channel channel;
    private final AtomicBoolean ended = new AtomicBoolean();

    Connection(WebSocketSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
    }

    boolean isOpen() {
        return !ended.get() && session.isOpen();
    }

    /** Whether the service has ended it, or it broke. */
    void onGone(Runnable action) {
        channel.closeFuture().addListener(unused -> action.run());
    }

    /** Sends all of these, and returns when the network has taken them. */
    void send(List<String> messages, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (String message : messages) {
            last = session.sendAsync(message);
        }
        last.get(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends without waiting; only for what is rare. */
    void sendSoon(String message) {
        if (channel.isWritable()) {
            session.sendAsync(message).exceptionally(e -> null);
        }
    }

    void ping() {
        if (channel.isWritable()) {
            session.sendPingAsync(new byte[0]).exceptionally(e -> null);
        }
    }

    void end(Ending ending) {
        if (ended.compareAndSet(false, true)) {
            session.close(ending.reason());
            Runnable cut = this::cut;
            var unused = channel.eventLoop().schedule(cut, GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void cut() {
        var unused = channel.close();
    }
}
