package io.cardradar.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Events of one sender, as they would lie in a phone until they are answered.
 *
 * @param events their JSON by their ids
 */
record Batch(Company company, String token, Map<UUID, String> events) {
    int size() {
        return events.size();
    }

    /** The request's body, sent at a time. */
    String body(Object sentAt) {
        return "{\"sentAt\":\""
                + sentAt
                + "\",\"events\":["
                + String.join(",", events.values())
                + "]}";
    }

    /** The same events in two requests. */
    List<Batch> halves() {
        List<Batch> halves = new ArrayList<>();
        Map<UUID, String> half = new LinkedHashMap<>();
        for (Map.Entry<UUID, String> event : events.entrySet()) {
            half.put(event.getKey(), event.getValue());
            if (half.size() == (size() + 1) / 2) {
                halves.add(new Batch(company, token, half));
                half = new LinkedHashMap<>();
            }
        }
        if (!half.isEmpty()) {
            halves.add(new Batch(company, token, half));
        }
        return halves;
    }
}
