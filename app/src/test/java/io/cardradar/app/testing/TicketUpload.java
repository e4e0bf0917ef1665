package io.cardradar.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Uploads a file as {@code wx.uploadFile} does: a multipart form whose last part is the file. */
public record TicketUpload(URI url, Map<String, String> fields, String fileField) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Posts the form; answers the HTTP status. */
    public int send(String name, String contentType, byte[] content) {
        String boundary = "----" + UUID.randomUUID();
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                BodyPublishers.ofByteArray(
                                        form(boundary, name, contentType, content)))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] form(String boundary, String name, String contentType, byte[] content) {
        StringBuilder head = new StringBuilder();
        fields.forEach(
                (field, value) -> head.append(part(boundary, "name=\"" + field + "\"", "", value)));
        String file = "name=\"" + fileField + "\"; filename=\"" + name + "\"";
        head.append(part(boundary, file, "Content-Type: " + contentType + "\r\n", ""));
        // The content takes the place of the empty last value, before its line end.
        head.setLength(head.length() - 2);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String part(String boundary, String disposition, String headers, String value) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n%s\r\n"
                .formatted(boundary, disposition, headers, value);
    }
}
