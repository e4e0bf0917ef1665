package io.cardradar.analytics.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a request body in which everything is as it should be, straight into events. It knows no
 * errors: of a body in which anything is unusual it says so, and {@link EventReader}, which does,
 * reads it again.
 */
@Singleton
class QuickReader {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @return null when the body is not entirely plain
     */
    @Nullable Body read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            return body(parser, body);
        } catch (NotPlain | IOException | DateTimeException e) {
            return null;
        }
    }

    private static Body body(JsonParser parser, byte[] body) throws IOException {
        Instant sentAt = null;
        List<IncomingEvent> events = null;
        expect(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "sentAt" -> {
                    expect(sentAt == null);
                    sentAt = QuickEvent.utc(parser);
                }
                case "events" -> {
                    expect(events == null);
                    events = events(parser, body);
                }
                default -> throw NotPlain.INSTANCE;
            }
        }
        if (sentAt == null || events == null || parser.nextToken() != null) {
            throw NotPlain.INSTANCE;
        }
        return new Body(sentAt, events);
    }

    private static List<IncomingEvent> events(JsonParser parser, byte[] body) throws IOException {
        expect(parser.currentToken() == JsonToken.START_ARRAY);
        List<IncomingEvent> events = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(events.size() < Ingest.MAX_EVENTS);
            events.add(new QuickEvent(parser, body).read());
        }
        return events;
    }

    static void expect(boolean condition) {
        if (!condition) {
            throw NotPlain.INSTANCE;
        }
    }

    /** A whole request body. */
    record Body(Instant sentAt, List<IncomingEvent> events) {}

    /** Something is unusual; it need not be wrong. */
    static final class NotPlain extends RuntimeException {
        static final NotPlain INSTANCE = new NotPlain();
        private static final long serialVersionUID = 1L;

        private NotPlain() {
            super("not plain", null, false, false);
        }
    }
}
