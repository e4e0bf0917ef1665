package io.cardradar.app.radar;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connected device: sends it what is new, in order, one page at a time, as fast as it takes it.
 */
final class Follower {
    /** A cursor of clients that want only what happens from now on. */
    static final long FROM_NOW = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int IDLE = 0;
    private static final int SERVING = 1;
    private static final int SERVE_AGAIN = 2;

    private final Connection connection;
    private final LiveInbox inbox;
    private final Language language;
    private final Instant tokenEnds;
    private final StreamSource source;
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final AtomicBoolean owesPong = new AtomicBoolean();
    private volatile long sent;
    private volatile boolean greeted;
    private volatile Instant heard;
    private volatile Instant asked;

    Follower(Connection connection, LiveInbox inbox, Device device, StreamSource source) {
        this.connection = connection;
        this.inbox = inbox;
        this.language = device.language;
        this.tokenEnds = device.tokenEnds;
        this.source = source;
        this.sent = device.since;
        this.heard = device.connectedAt;
        this.asked = device.connectedAt;
    }

    LiveInbox inbox() {
        return inbox;
    }

    Language language() {
        return language;
    }

    Connection connection() {
        return connection;
    }

    /** Everything up to this number has been sent. */
    long sent() {
        return sent;
    }

    /**
     * Whether the caller must start {@link #serve}; otherwise whoever is serving will look once
     * more.
     */
    boolean shouldStart() {
        return state.getAndUpdate(now -> now == IDLE ? SERVING : SERVE_AGAIN) == IDLE;
    }

    /** Sends until there is nothing new. */
    void serve(Duration within) {
        do {
            state.set(SERVING);
            sendNew(within);
        } while (!state.compareAndSet(SERVING, IDLE));
        inbox.forgetSent();
    }

    /**
     * Answers a ping, never before the greeting: a quick device has read that, and asks, before
     * whoever sent it knows that it is sent.
     */
    void pong(Instant now) {
        heard = now;
        owesPong.set(true);
        sendPong();
    }

    private void sendPong() {
        if (greeted && owesPong.getAndSet(false)) {
            connection.sendSoon(message("pong"));
        }
    }

    /** The device gave a sign of life. */
    void heard(Instant now) {
        heard = now;
    }

    /** Ends what is over, and asks a device that was silent whether it is there. */
    void check(Instant now, Duration pingEvery) {
        if (!now.isBefore(tokenEnds)) {
            connection.end(Ending.TOKEN_EXPIRED);
        } else if (heard.plus(pingEvery.multipliedBy(2))
                .plus(pingEvery.dividedBy(2))
                .isBefore(now)) {
            connection.end(Ending.NO_ANSWER);
        } else if (!asked.plus(pingEvery).isAfter(now)) {
            asked = now;
            connection.ping();
        }
    }

    private void sendNew(Duration within) {
        try {
            if (!greeted && !greet(within)) {
                return;
            }
            StreamPage<StreamText> page = next();
            while (page.reached() > sent && connection.isOpen()) {
                List<String> messages =
                        page.entries().stream()
                                .map(text -> Objects.requireNonNull(text.texts().get(language)))
                                .toList();
                connection.send(messages, within);
                sent = page.reached();
                page = next();
            }
        } catch (TimeoutException e) {
            connection.end(Ending.TOO_SLOW);
        } catch (ExecutionException e) {
            LOG.debug("A follower went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next look, or the client's reconnect, tries again from the same cursor.
            if (connection.isOpen()) {
                LOG.warn("A follower could not be served", e);
            }
        }
    }

    private StreamPage<StreamText> next() throws InterruptedException {
        StreamPage<StreamText> live = inbox.after(sent, language);
        return live == null ? source.catchUp(inbox.address(), sent, language) : live;
    }

    /** Whether the cursor is one of ours. */
    private boolean greet(Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        long last = source.last(inbox.address());
        if (sent > last) {
            connection.end(Ending.BAD_CURSOR);
            return false;
        }
        sent = sent == FROM_NOW ? last : sent;
        connection.send(List.of(message("hello")), within);
        greeted = true;
        sendPong();
        return true;
    }

    private String message(String type) {
        return "{\"type\":\"" + type + "\",\"cursor\":\"" + sent + "\"}";
    }

    /**
     * What a device says when it connects.
     *
     * @param since the cursor that it comes back with, or {@link #FROM_NOW}
     */
    record Device(long since, Language language, Instant tokenEnds, Instant connectedAt) {}
}
