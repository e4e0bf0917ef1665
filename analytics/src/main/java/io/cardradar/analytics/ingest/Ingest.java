package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.Batch.Origin;
import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Takes events in. What is answered as accepted is committed, once, however often it is sent; what
 * breaks a rule is kept with its reason, and the rest of its batch counts.
 */
@Singleton
public class Ingest {
    /** The most events of one request. */
    public static final int MAX_EVENTS = 100;

    private final EventReader reader;
    private final QuickReader quick;
    private final Steps steps;
    private final EventWriter writer;
    private final IngestMetrics metrics;
    private final NewId ids;
    private final Clock clock;

    Ingest(
            Readers readers,
            Steps steps,
            EventWriter writer,
            IngestMetrics metrics,
            NewId ids,
            Clock clock) {
        this.reader = readers.careful();
        this.quick = readers.quick();
        this.steps = steps;
        this.writer = writer;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes one batch; returns after its commit.
     *
     * @param sentAt by the client's clock: its difference from ours corrects the events' times
     * @throws Problem.Invalid {@code event.too_many} when there are more than {@value #MAX_EVENTS}
     * @throws Problem.Throttled {@code ingest.busy} when the database does not keep up; nothing was
     *     taken
     * @throws Problem.Upstream {@code ingest.unavailable} when it does not answer; send the same
     *     batch again
     */
    public Receipt take(Caller sender, Instant sentAt, List<JsonNode> events) {
        return take(sender, sentAt, events, index -> ids.next());
    }

    /**
     * Takes a batch that somebody else has kept until now and may bring again: what is refused is
     * kept once, too.
     *
     * @param names what names each event there, by its index in the batch
     */
    public Receipt take(
            Caller sender, Instant sentAt, List<JsonNode> events, IntFunction<UUID> names) {
        refuseTooMany(events);
        metrics.tookOrdinaryRoad();
        return take(new Batch(sender, sentAt, clock.instant(), Origin.CLIENT), events, names);
    }

    /** Takes a batch of WeChat's crawler: it is kept, and nothing of it counts. */
    public Receipt takeOfCrawler(Caller sender, Instant sentAt, List<JsonNode> events) {
        refuseTooMany(events);
        Batch batch = new Batch(sender, sentAt, clock.instant(), Origin.ROBOT);
        return take(batch, events, index -> ids.next());
    }

    /**
     * Takes an event that the service itself tells, of a visitor. Its time is ours: no clock is
     * corrected.
     */
    public Receipt tell(Caller visitor, JsonNode event) {
        Instant now = clock.instant();
        return take(
                new Batch(visitor, now, now, Origin.SERVICE), List.of(event), index -> ids.next());
    }

    /**
     * Takes a whole request body in which everything is as it should be, without waiting.
     *
     * @return null when anything about it is unusual, or would need the database first: then
     *     nothing was taken, and {@link #take(Caller, Instant, List)} has the answer
     * @throws Problem.Throttled {@code ingest.busy}
     */
    public @Nullable CompletableFuture<Receipt> takeWellFormed(Caller sender, byte[] body) {
        QuickReader.Body read = quick.read(body);
        if (read == null) {
            return null;
        }
        Batch batch = new Batch(sender, read.sentAt(), clock.instant(), Origin.CLIENT);
        List<EventRow> rows = new ArrayList<>(read.events().size());
        try {
            for (IncomingEvent event : read.events()) {
                if (!steps.areAtHand(event, batch)) {
                    return null;
                }
                rows.add(EventRow.of(steps.run(event, batch), batch));
            }
        } catch (Rejected e) {
            return null;
        }
        return writer.submit(sender.tenant(), rows, List.of())
                .thenApply(outcome -> {
                    metrics.tookFastLane();
                    metrics.count(outcome, List.of());
                    return new Receipt(outcome.accepted(), outcome.duplicates(), List.of());
                });
    }

    private static void refuseTooMany(List<JsonNode> events) {
        if (events.size() > MAX_EVENTS) {
            throw new Problem.Invalid(
                    "event.too_many",
                    "A batch has at most " + MAX_EVENTS + " events, this one " + events.size());
        }
    }

    private Receipt take(Batch batch, List<JsonNode> events, IntFunction<UUID> names) {
        List<EventRow> accepted = new ArrayList<>(events.size());
        List<RejectedRow> rejected = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            // A literal null in the body arrives as no node at all.
            JsonNode event = Objects.requireNonNullElse(events.get(index), JsonNode.nullNode());
            try {
                accepted.add(EventRow.of(steps.run(reader.read(event), batch), batch));
            } catch (Rejected e) {
                Rejection rejection = new Rejection(index, e.reason(), e.detail());
                String kept =
                        steps.mayFollow(batch) ? reader.write(event) : reader.writeBare(event);
                rejected.add(new RejectedRow(batch, names.apply(index), rejection, kept));
            }
        }
        Outcome outcome = writer.write(batch.sender().tenant(), accepted, rejected);
        metrics.count(outcome, rejected);
        return new Receipt(
                outcome.accepted(),
                outcome.duplicates(),
                rejected.stream().map(RejectedRow::rejection).toList());
    }

    /**
     * Keeps what somebody else has kept, and what is no event of anybody known.
     *
     * @param keeper on whose behalf it is kept
     * @param name what names it there
     */
    public void refuse(Caller keeper, UUID name, JsonNode event, String detail) {
        Rejection rejection = new Rejection(0, DropReason.UNKNOWN_SENDER, detail);
        Instant now = clock.instant();
        List<RejectedRow> rejected =
                List.of(
                        new RejectedRow(
                                new Batch(keeper, now, now, Origin.CLIENT),
                                name,
                                rejection,
                                reader.write(event)));
        metrics.count(writer.write(keeper.tenant(), List.of(), rejected), rejected);
    }

    /**
     * What became of a batch.
     *
     * @param accepted how many were new, and are committed
     * @param duplicates how many had been accepted before, or stand twice in this batch
     */
    public record Receipt(int accepted, int duplicates, List<Rejection> rejected) {}

    /** One refused event, by its index in the batch. */
    public record Rejection(int index, DropReason reason, String detail) {}

    /**
     * The two ways to read events: each body is read by the quick one, or in the end by the other.
     */
    @Singleton
    record Readers(EventReader careful, QuickReader quick) {}
}
