package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.websocket.WebSocketSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
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

    private final WebSocketSession session;
    private final Address inbox;
    private final Locale locale;
    private final StreamSource source;
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private volatile long sent;
    private volatile boolean greeted;

    Follower(
            WebSocketSession session,
            Address inbox,
            long since,
            Locale locale,
            StreamSource source) {
        this.session = session;
        this.inbox = inbox;
        this.sent = since;
        this.locale = locale;
        this.source = source;
    }

    Address inbox() {
        return inbox;
    }

    /**
     * Whether the caller must start {@link #serve}; otherwise whoever is serving will look once
     * more.
     */
    boolean shouldStart() {
        return state.getAndUpdate(now -> now == IDLE ? SERVING : SERVE_AGAIN) == IDLE;
    }

    /** Sends until there is nothing new. */
    void serve() {
        do {
            state.set(SERVING);
            sendNew();
        } while (!state.compareAndSet(SERVING, IDLE));
    }

    void pong() {
        session.sendAsync(new StreamMessage("pong", Long.toString(sent), null))
                .exceptionally(e -> null);
    }

    private void sendNew() {
        try {
            greet();
            List<StreamMessage> page = source.after(inbox, sent, locale);
            while (!page.isEmpty() && session.isOpen()) {
                page.forEach(this::send);
                page = source.after(inbox, sent, locale);
            }
        } catch (CompletionException e) {
            LOG.debug("A follower went away", e);
        } catch (RuntimeException e) {
            // The next announcement, or the client's reconnect, tries again from the same cursor.
            LOG.warn("A follower could not be served", e);
        }
    }

    private void greet() {
        if (!greeted) {
            sent = sent == FROM_NOW ? source.last(inbox) : sent;
            session.sendAsync(new StreamMessage("hello", Long.toString(sent), null)).join();
            greeted = true;
        }
    }

    private void send(StreamMessage message) {
        session.sendAsync(message).join();
        sent = Long.parseLong(message.cursor());
    }
}
