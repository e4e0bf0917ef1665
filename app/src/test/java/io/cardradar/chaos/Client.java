package io.cardradar.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts events; no answer is an answer, too. Thread-safe. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Answer post(URI service, String token, String body) {
        try {
            return answer(http.send(request(service, token, body), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    CompletableFuture<Answer> postLater(URI service, String token, String body) {
        return http.sendAsync(request(service, token, body), BodyHandlers.ofString())
                .handle((response, failure) -> failure == null ? answer(response) : Answer.NONE);
    }

    private static HttpRequest request(URI service, String token, String body) {
        return HttpRequest.newBuilder(service.resolve("/v1/events"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Retry-After").orElse(""));
    }

    /**
     * @param status 0 where there was no answer
     * @param retryAfter seconds, or empty
     */
    record Answer(int status, String body, String retryAfter) {
        static final Answer NONE = new Answer(0, "", "");

        boolean isReceipt() {
            return status == 200;
        }

        /** Whether a client may get it at any time: a receipt, or to be asked to wait. */
        boolean isExpected() {
            return switch (status) {
                case 0, 200 -> true;
                case 429, 503 -> !retryAfter.isEmpty();
                default -> false;
            };
        }

        String kind() {
            return status == 0 ? "none" : Integer.toString(status);
        }

        int accepted() {
            return json().path("accepted").asInt();
        }

        int duplicates() {
            return json().path("duplicates").asInt();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException("No JSON: " + body, e);
            }
        }
    }
}
