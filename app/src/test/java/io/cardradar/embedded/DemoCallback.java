package io.cardradar.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * What the owner of the demo company's mini-program does in WeChat's console: has its pushes sent
 * to the service.
 */
record DemoCallback(URI simulator, URI service) {
    private static final String COMPANY = "/io/cardradar/app/demo/company.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the service gave the right answer to the console's check. */
    boolean enter() {
        try (InputStream script = DemoCallback.class.getResourceAsStream(COMPANY)) {
            JsonNode app = JSON.readTree(Objects.requireNonNull(script)).path("app");
            return Http.accepts(
                    simulator.resolve("/_control/callbacks"), JSON.writeValueAsString(entry(app)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> entry(JsonNode app) {
        String id = app.path("id").asText();
        return Map.of(
                "appId",
                id,
                "url",
                service.resolve("/wechat/callback/" + id).toString(),
                "token",
                app.path("callbackToken").asText(),
                "encodingAesKey",
                app.path("encodingAesKey").asText(),
                "mode",
                "safe",
                "format",
                "json");
    }
}
