package io.cardradar.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/** Somebody who is logged in, and stays so. Thread-safe. */
final class Session {
    private static final Map<String, String> NO_BODY = Map.of();

    private final Service service;
    private final String logInPath;
    private final Map<String, String> credentials;
    private volatile Tokens tokens;

    Session(Service service, String logInPath, Map<String, String> credentials) {
        this.service = service;
        this.logInPath = logInPath;
        this.credentials = credentials;
        this.tokens = Tokens.of(service.anonymous(logInPath, credentials).success());
    }

    String principal() {
        return tokens.principal;
    }

    String company() {
        return tokens.company;
    }

    JsonNode get(String path) {
        return send("GET", path, NO_BODY);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, body);
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, body);
    }

    private JsonNode send(String method, String path, Object body) {
        Tokens used = tokens;
        Service.Reply reply = service.as(used.access, method, path, body);
        if (reply.status() == 401) {
            reply = service.as(renewed(used).access, method, path, body);
        }
        return reply.success();
    }

    /** A refresh token works once: of several threads that meet an old token, one renews it. */
    private synchronized Tokens renewed(Tokens old) {
        if (tokens == old) {
            Service.Reply refreshed =
                    service.anonymous("/v1/auth/refresh", Map.of("refreshToken", old.refresh));
            // The answer to an earlier refresh may have been lost with the service that gave it.
            tokens =
                    Tokens.of(
                            refreshed.status() == 200
                                    ? refreshed.body()
                                    : service.anonymous(logInPath, credentials).success());
        }
        return tokens;
    }

    private record Tokens(String access, String refresh, String principal, String company) {
        static Tokens of(JsonNode body) {
            return new Tokens(
                    body.path("accessToken").asText(),
                    body.path("refreshToken").asText(),
                    body.at("/principal/id").asText(),
                    body.at("/principal/companyId").asText());
        }
    }
}
