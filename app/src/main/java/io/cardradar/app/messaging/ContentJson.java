package io.cardradar.app.messaging;

import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** Contents of messages as texts. */
@Singleton
class ContentJson {
    private final ObjectMapper json;

    ContentJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (IOException e) {
            throw new UncheckedIOException("A message cannot be written as JSON", e);
        }
    }

    <T> T read(String content, Class<T> type) {
        try {
            return Objects.requireNonNull(json.readValue(content, type));
        } catch (IOException e) {
            // Without the cause, whose words may quote the message.
            throw new IllegalStateException("A stored message is no " + type.getSimpleName());
        }
    }

    /** A content of whatever channel, by member; a text that is no object stands alone. */
    @SuppressWarnings("unchecked")
    Map<String, Object> members(String content) {
        return content.startsWith("{")
                ? (Map<String, Object>) read(content, Map.class)
                : Map.of("content", content);
    }
}
