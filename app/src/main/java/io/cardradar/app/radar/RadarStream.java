package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.web.CallerBinder;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/**
 * The live radar over a WebSocket. A client that comes back with {@code ?cursor=} is sent all that
 * it missed. docs/realtime.md is the protocol.
 *
 * <p>The token goes into {@code Sec-WebSocket-Protocol: bearer, <token>}.
 */
@ServerWebSocket(value = "/v1/radar/stream", subprotocols = "bearer")
@Secured({"STAFF", "MANAGER", "ADMIN"})
class RadarStream {
    private static final String FOLLOWER = "follower";

    private final Followers followers;
    private final Clock clock;

    RadarStream(Followers followers, Clock clock) {
        this.followers = followers;
        this.clock = clock;
    }

    @OnOpen
    void open(WebSocketSession session, HttpRequest<?> request) {
        Authentication authentication =
                request.getUserPrincipal(Authentication.class)
                        .orElseThrow(() ->
                                new IllegalStateException("No caller on a secured WebSocket"));
        Caller caller = CallerBinder.callerOf(authentication);
        String cursor = request.getParameters().get("cursor");
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            session.close(Ending.BAD_CURSOR.reason());
            return;
        }
        Follower.Device device =
                new Follower.Device(
                        cursor == null ? Follower.FROM_NOW : Long.parseLong(cursor),
                        Language.of(request.getLocale().orElse(Locale.CHINESE)),
                        tokenEnds(authentication),
                        clock.instant());
        // The only way to a connection that can be cut when its device does not even take the end.
        Connection connection =
                new Connection(
                        session,
                        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel());
        Address inbox = new Address(caller.tenant(), caller.employee());
        session.put(FOLLOWER, followers.add(connection, inbox, device));
    }

    private static Instant tokenEnds(Authentication authentication) {
        Object end = authentication.getAttributes().get("exp");
        return switch (end) {
            case Date date -> date.toInstant();
            case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
            case null, default -> Instant.MAX;
        };
    }

    @OnMessage
    void message(String message, WebSocketSession session) {
        Instant now = clock.instant();
        session.get(FOLLOWER, Follower.class)
                .ifPresent(follower -> {
                    if (message.contains("\"ping\"")) {
                        follower.pong(now);
                    } else {
                        follower.heard(now);
                    }
                });
    }

    @OnMessage
    void pong(WebSocketPongMessage pong, WebSocketSession session) {
        Instant now = clock.instant();
        session.get(FOLLOWER, Follower.class).ifPresent(follower -> follower.heard(now));
    }

    /** Whatever ends a connection is noticed by the connection itself. */
    @OnClose
    void close(WebSocketSession session) {
        session.remove(FOLLOWER);
    }

    @OnError
    void error(WebSocketSession session) {
        close(session);
    }
}
