package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.events.ProjectionWatch;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.StoredEvents.Sought;
import io.cardradar.analytics.visitors.InteractionCounts;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each committed event to every projection, once. */
@Singleton
class EventProjector implements OutboxConsumer {
    static final String TOPIC = "events.stored";

    /**
     * The most that one transaction takes, which is reached only when more arrives than can be
     * projected: the more events it has, the more of them share a row. Few enough for it to be over
     * in half a second, and for what lives meanwhile to stay in the young half of a small heap.
     */
    private static final int EVENTS = 4_000;

    private static final int MOST_MESSAGES = 1_024;

    /** How long the worker waits until it asks again whether a surge is over. */
    private static final Duration GIVING_WAY = Duration.ofMillis(50);

    private final StoredEvents stored;
    private final ProjectionWatch watch;
    private final InteractionCounts counts;
    private final List<Projection> projections;
    private final QueuedEvents queued;
    private final Surge surge;
    private final Pace pace = new Pace();
    private final AtomicInteger working = new AtomicInteger();
    private volatile int messages = 16;

    EventProjector(
            StoredEvents stored,
            ProjectionWatch watch,
            InteractionCounts counts,
            List<Projection> projections,
            QueuedEvents queued,
            Surge surge) {
        this.stored = stored;
        this.watch = watch;
        this.counts = counts;
        this.projections = projections;
        this.queued = queued;
        this.surge = surge;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int batchSize() {
        return messages;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        long start = System.nanoTime();
        Sought sought = queued.of(messages);
        boolean full = messages.size() >= batchSize();
        tune(messages.size(), sought.size());
        pace.began(start, sought.size());
        int together = working.incrementAndGet();
        try {
            project(sought);
        } finally {
            working.decrementAndGet();
        }
        Duration took = Duration.ofNanos((System.nanoTime() - start) / together);
        Instant reached = NewId.timeOf(messages.getLast().id());
        if (full) {
            surge.projectedAllItMay(sought.size(), took, reached);
        } else {
            surge.projectedAllThereWas(reached);
        }
    }

    @Override
    public boolean mayBeHelped() {
        return true;
    }

    /** Tells all projections of these events. */
    void project(Sought sought) {
        List<ToldEvent> events = stored.inProjectionOrder(sought);
        watch.before(events.stream().map(ToldEvent::event).toList());
        List<CardEvent> counted = counts.count(events);
        projections.forEach(projection -> projection.apply(counted));
    }

    @Override
    public Duration rest() {
        return surge.isOn() ? GIVING_WAY : pace.left(System.nanoTime());
    }

    /** Two would take from intake what clients wait for. */
    @Override
    public boolean wantsHelp() {
        return !surge.isCrowded();
    }

    /** As many messages make the next transaction as will bring about so many events. */
    private void tune(int handled, int events) {
        messages = Math.clamp((long) EVENTS * handled / Math.max(1, events), 1, MOST_MESSAGES);
    }

    @Override
    public List<?> split(OutboxMessage message) {
        try {
            return queued.read(message).halves();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }
}
