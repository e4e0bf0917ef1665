package io.cardradar.app.radar.cloud;

import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.TenantId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes a page of cloud events into the ingest, as if each sender had sent its own over HTTP. */
@Singleton
class CloudEventIngest {
    /** Stands for somebody whom nobody knows. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final CloudEventSenders senders;
    private final Ingest ingest;
    private final JsonMapper json;
    private final Clock clock;

    CloudEventIngest(CloudEventSenders senders, Ingest ingest, JsonMapper json, Clock clock) {
        this.senders = senders;
        this.ingest = ingest;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a page; when this returns, each of its documents is an event or a rejected event.
     *
     * @param owner the company that registered the app, and keeps what belongs to nobody
     */
    void take(TenantId owner, List<CloudEvent> page) {
        Map<WriterKey, Optional<Caller>> known = new HashMap<>();
        Map<Batch, List<CloudEvent>> batches = new LinkedHashMap<>();
        for (CloudEvent event : page) {
            WriterKey key = WriterKey.of(event);
            Optional<Caller> sender = known.computeIfAbsent(key, unused -> senders.of(event));
            if (sender.isPresent()) {
                Batch batch = new Batch(sender.get(), event.clockOffset());
                batches.computeIfAbsent(batch, unused -> new ArrayList<>()).add(event);
            } else {
                Caller nobody = new Caller(owner, Role.VISITOR, NOBODY, event.appId());
                ingest.refuse(
                        nobody,
                        event.name(),
                        tree(event.event()),
                        "No writer, or no company that uses the app");
            }
        }
        batches.forEach(this::take);
    }

    /** The clock's offset is as it was when the event was written, not as late as we read it. */
    private void take(Batch batch, List<CloudEvent> events) {
        List<JsonNode> nodes = events.stream().map(event -> tree(event.event())).toList();
        ingest.take(
                batch.sender,
                clock.instant().minus(batch.offset),
                nodes,
                index -> events.get(index).name());
    }

    private JsonNode tree(@Nullable Object event) {
        try {
            return event == null ? JsonNode.nullNode() : json.writeValueToTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written as JSON", e);
        }
    }

    private record Batch(Caller sender, Duration offset) {}

    /** What a sender is found by. */
    private record WriterKey(@Nullable Object openid, @Nullable Object company) {
        static WriterKey of(CloudEvent event) {
            return new WriterKey(event.fields().get("_openid"), event.fields().get("companyId"));
        }
    }
}
