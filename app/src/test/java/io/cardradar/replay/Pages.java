package io.cardradar.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A list of the API, from the first page to the last. */
record Pages(Session session, String path) {
    /**
     * @param path with at least one query parameter
     */
    static Pages of(Session session, String path) {
        return new Pages(session, path);
    }

    void forEach(Consumer<JsonNode> item) {
        JsonNode page = session.get(path);
        page.path("items").forEach(item);
        while (page.hasNonNull("next")) {
            String cursor = URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
            page = session.get(path + "&cursor=" + cursor);
            page.path("items").forEach(item);
        }
    }
}
