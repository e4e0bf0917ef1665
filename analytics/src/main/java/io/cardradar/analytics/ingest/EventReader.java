package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.kernel.CardId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one event of a batch. Each is read by itself, so that a broken one does not take the others
 * along; a field that the contract does not know is an error, since a misspelt one would otherwise
 * be lost in silence.
 */
@Singleton
class EventReader {
    static final int MAX_PROPS_CHARS = 4_096;

    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "type",
                    "occurredAt",
                    "cardId",
                    "subject",
                    "dwellMs",
                    "share",
                    "scene",
                    "props");
    private static final List<String> BARE_FIELDS = List.of("id", "type");
    private static final Set<String> SUBJECT_FIELDS = Set.of("kind", "id");
    static final int LONGEST_SUBJECT_ID = 64;
    static final int LONGEST_SHARE = 32;

    private static final Pattern SUBJECT_ID =
            Pattern.compile("[!-~]{1," + LONGEST_SUBJECT_ID + "}");
    private static final Pattern SHARE = Pattern.compile("[!-~]{1," + LONGEST_SHARE + "}");

    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    IncomingEvent read(JsonNode node) {
        EventFields fields = EventFields.of(node, FIELDS);
        return new IncomingEvent(
                fields.uuid("id"),
                type(fields.text("type")),
                fields.instant("occurredAt"),
                card(fields),
                null,
                subject(node.get("subject")),
                fields.integer("dwellMs", 0),
                scene(fields),
                share(fields),
                props(node.get("props")),
                null);
    }

    private static EventType type(String wireName) {
        return EventType.ofWireName(wireName)
                .orElseThrow(() ->
                        new Rejected(DropReason.UNKNOWN_TYPE, "The vocabulary has no such type"));
    }

    private static @Nullable CardId card(EventFields fields) {
        return fields.has("cardId") ? new CardId(fields.uuid("cardId")) : null;
    }

    private static @Nullable Integer scene(EventFields fields) {
        return fields.has("scene") ? fields.integer("scene", 0) : null;
    }

    private static @Nullable String share(EventFields fields) {
        return fields.has("share") ? fields.matching("share", SHARE) : null;
    }

    private static @Nullable Subject subject(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        EventFields fields = EventFields.of(node, SUBJECT_FIELDS);
        SubjectKind kind =
                SubjectKind.ofWireName(fields.text("kind"))
                        .orElseThrow(() ->
                                new Rejected(DropReason.BAD_VALUE, "subject.kind is unknown"));
        return new Subject(kind, fields.matching("id", SUBJECT_ID));
    }

    private @Nullable String props(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            throw new Rejected(DropReason.BAD_VALUE, "props must be an object");
        }
        String text = write(node);
        if (text.length() > MAX_PROPS_CHARS) {
            throw new Rejected(
                    DropReason.PROPS_TOO_LARGE,
                    "props may have " + MAX_PROPS_CHARS + " characters");
        }
        if (text.contains("\\u0000")) {
            throw new Rejected(DropReason.BAD_VALUE, "props may not contain the character NUL");
        }
        return text;
    }

    /**
     * The event as text, for keeping a refused one; PostgreSQL's jsonb cannot hold the character
     * NUL.
     */
    String write(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException("A JSON tree cannot be written", e);
        }
    }

    /** Which event it is, as text, and nothing of what it tells. */
    String writeBare(JsonNode node) {
        Map<String, JsonNode> bare = new LinkedHashMap<>();
        for (String field : BARE_FIELDS) {
            JsonNode value = node.isObject() ? node.get(field) : null;
            if (value != null && value.isString()) {
                bare.put(field, value);
            }
        }
        return write(JsonNode.createObjectNode(bare));
    }
}
