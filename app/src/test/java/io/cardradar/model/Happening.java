package io.cardradar.model;

import io.cardradar.analytics.events.EventType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event as the model knows it.
 *
 * @param visitor by number
 * @param owner of the card, by number
 * @param product its subject; null where the type has none
 */
record Happening(
        UUID id,
        EventType type,
        Instant at,
        int visitor,
        int owner,
        @Nullable String product,
        int dwellMs) {
    /** As a radar shows it: the latest first. */
    static final Comparator<Happening> LATEST_FIRST =
            Comparator.comparing(Happening::at).thenComparing(Happening::id).reversed();

    Happening dwelling(int longer) {
        return new Happening(id, type, at, visitor, owner, product, longer);
    }

    /** As a phone sends it. */
    Map<String, Object> json(UUID card) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("type", type.wireName());
        json.put("occurredAt", at.toString());
        json.put("cardId", card.toString());
        json.put("dwellMs", dwellMs);
        if (product != null) {
            json.put("subject", Map.of("kind", "product", "id", product));
        }
        return json;
    }
}
