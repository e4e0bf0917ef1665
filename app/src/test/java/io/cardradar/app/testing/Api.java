package io.cardradar.app.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.assertj.core.api.Assertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Talks to the service as its clients do: over HTTP, with a token or without. */
public record Api(URI service, String token) {
    /** HTTP/1.1, as {@code wx.request} and reverse proxies speak it. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());

    public Api as(String accessToken) {
        return new Api(service, accessToken);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, Object body, String... headers) {
        return send(withHeaders(request(path), headers).POST(BodyPublishers.ofString(json(body))));
    }

    public Reply put(String path, Object body) {
        return send(request(path).PUT(BodyPublishers.ofString(json(body))));
    }

    public Reply patch(String path, Object body, String... headers) {
        return send(
                withHeaders(request(path), headers)
                        .method("PATCH", BodyPublishers.ofString(json(body))));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends bytes that may be no JSON at all. */
    public Reply postRaw(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One answer. */
    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Fails the test with the whole answer unless the status is the expected one. */
        public Reply expect(int status) {
            Assertions.assertThat(status())
                    .as(() -> new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(status);
            return this;
        }

        /** Expects a problem with a stable code. */
        public Reply expectProblem(int status, String code) {
            expect(status);
            Assertions.assertThat(header("Content-Type")).startsWith("application/problem+json");
            Assertions.assertThat(json().path("code").asText())
                    .as(() -> json().toString())
                    .isEqualTo(code);
            Assertions.assertThat(json().path("status").asInt()).isEqualTo(status);
            return this;
        }
    }

    /** A body of fields. */
    public static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }
}
