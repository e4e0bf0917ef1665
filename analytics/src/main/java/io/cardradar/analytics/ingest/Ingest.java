package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes events in. What is answered as accepted is committed, once, however often it is sent; what
 * breaks a rule is kept with its reason, and the rest of its batch counts.
 */
@Singleton
public class Ingest {
    /** The most events of one request. */
    public static final int MAX_EVENTS = 100;

    private final EventReader reader;
    private final Steps steps;
    private final EventWriter writer;
    private final IngestMetrics metrics;
    private final NewId ids;
    private final Clock clock;

    Ingest(
            EventReader reader,
            Steps steps,
            EventWriter writer,
            IngestMetrics metrics,
            NewId ids,
            Clock clock) {
        this.reader = reader;
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
        if (events.size() > MAX_EVENTS) {
            throw new Problem.Invalid(
                    "event.too_many",
                    "A batch has at most " + MAX_EVENTS + " events, this one " + events.size());
        }
        Batch batch = new Batch(sender, sentAt, clock.instant());
        List<EventRow> accepted = new ArrayList<>(events.size());
        List<RejectedRow> rejected = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            sort(batch, index, events.get(index), accepted, rejected);
        }
        Outcome outcome = writer.write(sender.tenant(), accepted, rejected);
        metrics.count(outcome, rejected);
        return new Receipt(
                outcome.accepted(),
                outcome.duplicates(),
                rejected.stream().map(RejectedRow::rejection).toList());
    }

    private void sort(
            Batch batch,
            int index,
            JsonNode node,
            List<EventRow> accepted,
            List<RejectedRow> rejected) {
        try {
            accepted.add(EventRow.of(steps.run(reader.read(node), batch), batch));
        } catch (Rejected e) {
            Rejection rejection = new Rejection(index, e.reason(), e.detail());
            rejected.add(new RejectedRow(batch, ids.next(), rejection, reader.write(node)));
        }
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
}
