package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.web.CallerBinder;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

import java.util.Locale;

/**
 * The live radar over a WebSocket. A client that comes back with {@code ?cursor=} is sent all that
 * it missed.
 *
 * <p>The token goes into {@code Sec-WebSocket-Protocol: bearer, <token>}.
 */
@ServerWebSocket(value = "/v1/radar/stream", subprotocols = "bearer")
@Secured({"STAFF", "MANAGER", "ADMIN"})
class RadarStream {
    private static final String FOLLOWER = "follower";

    private final Followers followers;

    RadarStream(Followers followers) {
        this.followers = followers;
    }

    @OnOpen
    void open(WebSocketSession session, HttpRequest<?> request) {
        Caller caller =
                request.getUserPrincipal(Authentication.class)
                        .map(CallerBinder::callerOf)
                        .orElseThrow(() ->
                                new IllegalStateException("No caller on a secured WebSocket"));
        Address inbox = new Address(caller.tenant(), caller.employee());
        String cursor = request.getParameters().get("cursor");
        Locale locale = request.getLocale().orElse(Locale.CHINESE);
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            session.close(new CloseReason(4400, "page.bad_cursor"));
            return;
        }
        long since = cursor == null ? Follower.FROM_NOW : Long.parseLong(cursor);
        session.put(FOLLOWER, followers.add(session, inbox, since, locale));
    }

    @OnMessage
    void message(String message, WebSocketSession session) {
        if (message.contains("\"ping\"")) {
            session.get(FOLLOWER, Follower.class).ifPresent(Follower::pong);
        }
    }

    @OnClose
    void close(WebSocketSession session) {
        session.get(FOLLOWER, Follower.class).ifPresent(followers::remove);
    }

    @OnError
    void error(WebSocketSession session) {
        close(session);
    }
}
