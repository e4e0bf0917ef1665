package io.cardradar.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/** The service as a client sees it: sessions, requests, refusals. Thread-safe. */
final class Service {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI target;
    private final Endurance endurance;

    Service(URI target, Account account) {
        this.target = target;
        this.endurance =
                new Endurance(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(Duration.ofSeconds(5))
                                .build(),
                        account);
    }

    /** Whether somebody answers there. */
    boolean isThere() {
        return endurance.once(request("/health").GET().build()).isPresent();
    }

    Session logIn(String openid) {
        Map<String, String> body = Map.of("appId", ReplaySettings.APP, "code", "demo:" + openid);
        return new Session(this, "/v1/auth/wechat", body);
    }

    Session logInManager() {
        return new Session(
                this,
                "/v1/auth/password",
                Map.of(
                        "phone",
                        ReplaySettings.MANAGER_PHONE,
                        "password",
                        ReplaySettings.MANAGER_PASSWORD));
    }

    Reply anonymous(String path, Object body) {
        return send(request(path).POST(BodyPublishers.ofString(json(body))));
    }

    Reply as(String token, String method, String path, Object body) {
        HttpRequest.BodyPublisher publisher =
                method.equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(json(body));
        return send(
                request(path).header("Authorization", "Bearer " + token).method(method, publisher));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(target.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
    }

    private Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return Reply.of(request, endurance.untilAnswered(request));
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A final answer. */
    record Reply(HttpRequest request, int status, JsonNode body) {
        static Reply of(HttpRequest request, Endurance.Answer answer) {
            try {
                return new Reply(request, answer.status(), JSON.readTree(answer.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The body of a success; anything else ends the replay. */
        JsonNode success() {
            if (status / 100 != 2) {
                throw new ReplayFailed(
                        "%s %s was answered with %d: %s"
                                .formatted(request.method(), request.uri(), status, body));
            }
            return body;
        }
    }
}
