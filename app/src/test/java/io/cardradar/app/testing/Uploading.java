package io.cardradar.app.testing;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Uploads files as the mini-program does: announce, send, say that it is done. */
public record Uploading(Api api) {
    /** Uploads a file; answers what the service makes of it. */
    public JsonNode file(String purpose, String contentType, byte[] content) {
        JsonNode announced = announce(purpose, contentType, content.length);
        send(announced, contentType, content);
        return api.post(path(announced) + "/uploaded", "").expect(200).json();
    }

    public JsonNode announce(String purpose, String contentType, long size) {
        return api.post("/v1/files", request(purpose, contentType, size)).expect(201).json();
    }

    public static Map<String, Object> request(String purpose, String contentType, long size) {
        return fields("name", "照片", "contentType", contentType, "size", size, "purpose", purpose);
    }

    /** Sends bytes by the ticket of an announced file; answers the HTTP status. */
    public static int send(JsonNode announced, String contentType, byte[] content) {
        JsonNode form = announced.path("upload");
        Map<String, String> ticket = new LinkedHashMap<>();
        form.path("fields")
                .properties()
                .forEach(field -> ticket.put(field.getKey(), field.getValue().asText()));
        return new TicketUpload(
                        URI.create(form.path("url").asText()),
                        ticket,
                        form.path("fileField").asText())
                .send("photo", contentType, content);
    }

    public static String path(JsonNode file) {
        return "/v1/files/" + file.path("id").asText();
    }
}
