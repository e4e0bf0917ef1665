package io.cardradar.analytics.ingest;

import static io.cardradar.analytics.ingest.QuickReader.expect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.analytics.ingest.QuickReader.NotPlain;
import io.cardradar.kernel.CardId;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** One plain event of a body, while {@link QuickReader} reads it: each field once, none unknown. */
final class QuickEvent {
    private static final int UUID_LENGTH = 36;

    /** Longer numbers may be beyond what PostgreSQL stores. */
    private static final int LONGEST_NUMBER = 15;

    private final JsonParser parser;
    private final byte[] body;
    private @Nullable UUID id;
    private @Nullable EventType type;
    private @Nullable Instant occurredAt;
    private @Nullable CardId card;
    private @Nullable Subject subject;
    private @Nullable Integer dwellMs;
    private @Nullable Integer scene;
    private @Nullable String share;
    private @Nullable String props;

    QuickEvent(JsonParser parser, byte[] body) {
        this.parser = parser;
        this.body = body;
    }

    IncomingEvent read() throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field(name);
        }
        if (id == null || type == null || occurredAt == null) {
            throw NotPlain.INSTANCE;
        }
        int dwell = dwellMs == null ? 0 : dwellMs;
        return new IncomingEvent(
                id, type, occurredAt, card, null, subject, dwell, scene, share, props, null);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "id" -> id = first(id, uuid());
            case "type" ->
                    type =
                            first(
                                    type,
                                    EventType.ofWireName(text())
                                            .orElseThrow(() -> NotPlain.INSTANCE));
            case "occurredAt" -> occurredAt = first(occurredAt, time());
            case "cardId" -> card = first(card, new CardId(uuid()));
            case "subject" -> subject = first(subject, subject());
            case "dwellMs" -> dwellMs = first(dwellMs, whole());
            case "scene" -> scene = first(scene, whole());
            case "share" -> share = first(share, matching(EventReader.LONGEST_SHARE));
            case "props" -> props = first(props, props());
            default -> throw NotPlain.INSTANCE;
        }
    }

    private static <T> T first(@Nullable T before, T value) {
        expect(before == null);
        return value;
    }

    private String text() throws IOException {
        expect(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private UUID uuid() throws IOException {
        String text = text();
        expect(
                text.length() == UUID_LENGTH
                        && text.charAt(8) == '-'
                        && text.charAt(13) == '-'
                        && text.charAt(18) == '-'
                        && text.charAt(23) == '-');
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw NotPlain.INSTANCE;
        }
    }

    private Instant time() throws IOException {
        return OffsetDateTime.parse(text()).toInstant();
    }

    /** A time in UTC, as nearly every client writes it. */
    static Instant utc(JsonParser parser) throws IOException {
        expect(parser.currentToken() == JsonToken.VALUE_STRING);
        String text = parser.getText();
        expect(text.endsWith("Z") && text.length() <= 30);
        return Instant.parse(text);
    }

    private int whole() throws IOException {
        expect(parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
        expect(parser.getNumberType() == JsonParser.NumberType.INT && parser.getIntValue() >= 0);
        return parser.getIntValue();
    }

    private String matching(int longest) throws IOException {
        String text = text();
        expect(!text.isEmpty() && text.length() <= longest);
        expect(text.chars().allMatch(c -> c >= '!' && c <= '~'));
        return text;
    }

    private Subject subject() throws IOException {
        SubjectKind kind = null;
        String subjectId = null;
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "kind" ->
                        kind =
                                first(
                                        kind,
                                        SubjectKind.ofWireName(text())
                                                .orElseThrow(() -> NotPlain.INSTANCE));
                case "id" -> subjectId = first(subjectId, matching(EventReader.LONGEST_SUBJECT_ID));
                default -> throw NotPlain.INSTANCE;
            }
        }
        if (kind == null || subjectId == null) {
            throw NotPlain.INSTANCE;
        }
        return new Subject(kind, subjectId);
    }

    /** The properties as they were sent: what PostgreSQL stores of them is the same. */
    private String props() throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int depth = 1;
        while (depth > 0) {
            switch (parser.nextToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        expect(parser.getTextLength() <= LONGEST_NUMBER);
                default -> {
                    // Any other value is stored as it is.
                }
            }
        }
        int end = (int) parser.currentLocation().getByteOffset();
        expect(end - start <= EventReader.MAX_PROPS_CHARS);
        for (int i = start; i < end; i++) {
            expect(body[i] != '\\');
        }
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }
}
