package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code POST /cgi-bin/message/custom/send}, and the users who write and come. After a message of
 * the user five may be sent within 48 hours, after the entry into a session two within a minute; a
 * message counts against both where both are open.
 */
public final class ServiceMessages implements Feature {

    private record Windows(ServiceWindow message, ServiceWindow entry) {
        static final Windows NONE = new Windows(ServiceWindow.NONE, ServiceWindow.NONE);

        Windows use(Instant now) {
            if (!message.isOpen(now) && !entry.isOpen(now)) {
                throw Errcode.WINDOW_CLOSED.refusal();
            }
            var used = new Windows(message.used(now), entry.used(now));
            if (used.equals(this)) {
                throw Errcode.SERVICE_QUOTA_USED.refusal();
            }
            return used;
        }
    }

    private final Map<String, Windows> windows = new HashMap<>();
    private final AccessTokens tokens;
    private final Inbox inbox;
    private final Pushes pushes;
    private final Clock clock;

    ServiceMessages(AccessTokens tokens, Inbox inbox, Pushes pushes, Clock clock) {
        this.tokens = tokens;
        this.inbox = inbox;
        this.pushes = pushes;
        this.clock = clock;
    }

    @Override
    public void addTo(Api api) {
        api.post("/cgi-bin/message/custom/send", this::send);
    }

    @Override
    public synchronized void reset() {
        windows.clear();
    }

    /** The user writes to customer service. */
    public synchronized void write(User user, String text) {
        var until = clock.instant().plus(Duration.ofHours(48));
        var entry = windows.getOrDefault(user.key(), Windows.NONE).entry;
        windows.put(user.key(), new Windows(new ServiceWindow(until, 5), entry));
        pushes.push(
                user.appId(),
                Map.of("FromUserName", user.openId(), "MsgType", "text", "Content", text));
    }

    /** The user opens customer service. */
    public synchronized void enter(User user) {
        var until = clock.instant().plus(Duration.ofMinutes(1));
        var message = windows.getOrDefault(user.key(), Windows.NONE).message;
        windows.put(user.key(), new Windows(message, new ServiceWindow(until, 2)));
        pushes.push(
                user.appId(),
                Map.of(
                        "FromUserName", user.openId(),
                        "Event", "user_enter_tempsession",
                        "SessionFrom", "card"));
    }

    private synchronized Reply send(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        var user = Subscriptions.user(app, body);
        checkContent(body);
        var now = clock.instant();
        windows.put(user.key(), windows.getOrDefault(user.key(), Windows.NONE).use(now));
        inbox.deliver(user, "service", body);
        return Reply.json(Map.of("errcode", 0, "errmsg", "ok"));
    }

    private static void checkContent(JsonNode body) {
        var type = body.path("msgtype").asText();
        var content = body.path(type);
        switch (type) {
            case "text" -> require(content, "content", Errcode.EMPTY_CONTENT);
            case "image" -> require(content, "media_id", Errcode.INVALID_MEDIA);
            case "link" -> {
                require(content, "title", Errcode.EMPTY_CONTENT);
                require(content, "url", Errcode.EMPTY_CONTENT);
            }
            case "miniprogrampage" -> {
                require(content, "pagepath", Errcode.EMPTY_CONTENT);
                require(content, "thumb_media_id", Errcode.INVALID_MEDIA);
            }
            default -> throw Errcode.INVALID_MESSAGE_TYPE.refusal();
        }
    }

    private static void require(JsonNode content, String member, Errcode otherwise) {
        if (content.path(member).asText("").isBlank()) {
            throw otherwise.refusal();
        }
    }
}
