package io.cardradar.app.testing;

import com.github.f4b6a3.uuid.UuidCreator;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Batches of events as a mini-program sends them. */
public final class Events {
    private Events() {}

    /** One event that occurs now. */
    public static Map<String, Object> event(String type, UUID card) {
        return event(type, card, Instant.now(java.time.Clock.systemUTC()));
    }

    public static Map<String, Object> event(String type, UUID card, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", UuidCreator.getTimeOrderedEpoch(at).toString());
        event.put("type", type);
        event.put("occurredAt", at.toString());
        event.put("cardId", card.toString());
        return event;
    }

    /** The same event about a product. */
    public static Map<String, Object> about(Map<String, Object> event, String kind, String id) {
        event.put("subject", Map.of("kind", kind, "id", id));
        return event;
    }

    /** The same event with one field changed; null takes it away. */
    public static Map<String, Object> with(
            Map<String, Object> event, String field, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(event);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return changed;
    }

    @SafeVarargs
    public static Map<String, Object> batch(Map<String, Object>... events) {
        return batch(Instant.now(java.time.Clock.systemUTC()), Arrays.asList(events));
    }

    public static Map<String, Object> batch(Instant sentAt, List<Map<String, Object>> events) {
        return Api.fields("sentAt", sentAt.toString(), "events", events);
    }
}
