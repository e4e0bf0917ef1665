package io.cardradar.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Reads {@code Sec-WebSocket-Protocol: bearer, <token>}: browsers and mini-programs can set no
 * other header when they open a WebSocket, and a token in the address would end up in logs.
 */
@Singleton
final class WebSocketTokenReader implements TokenReader<HttpRequest<?>> {
    static final String HEADER = "Sec-WebSocket-Protocol";

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        String[] protocols = request.getHeaders().get(HEADER, String.class, "").split(",");
        return protocols.length == 2 && protocols[0].strip().equals("bearer")
                ? Optional.of(protocols[1].strip())
                : Optional.empty();
    }
}
