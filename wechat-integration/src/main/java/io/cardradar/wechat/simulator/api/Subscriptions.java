package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * {@code POST /cgi-bin/message/subscribe/send}, and the users who accept, reject and turn off.
 * Rules: WeChat, subscribeMessage.send: one message for each accepted popup; long-term templates
 * any number.
 */
public final class Subscriptions implements Feature {

    private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> STATES = Set.of("developer", "trial", "formal");

    private final Map<String, Integer> grants = new ConcurrentHashMap<>();
    private final AtomicLong msgIds = new AtomicLong(1_864_323_726_461_255_680L);
    private final AccessTokens tokens;
    private final Templates templates;
    private final Inbox inbox;
    private final Pushes pushes;

    Subscriptions(AccessTokens tokens, Templates templates, Inbox inbox, Pushes pushes) {
        this.tokens = tokens;
        this.templates = templates;
        this.inbox = inbox;
        this.pushes = pushes;
    }

    @Override
    public void addTo(Api api) {
        api.post("/cgi-bin/message/subscribe/send", this::send);
    }

    @Override
    public void reset() {
        grants.clear();
        inbox.reset();
    }

    /** A popup has been shown, and the user has chosen. */
    public void answerPopup(User user, List<String> templateIds, boolean accept) {
        for (var id : templateIds) {
            templates.require(user.appId(), id);
            if (accept) {
                grants.merge(key(user, id), 1, Integer::sum);
            }
        }
        tell(user, "subscribe_msg_popup_event", templateIds, choice(accept, "PopupScene"));
    }

    /** The user has gone to the settings; WeChat tells of those who turn off only. */
    public void turnOff(User user, List<String> templateIds) {
        templateIds.forEach(id -> grants.remove(key(user, id)));
        tell(user, "subscribe_msg_change_event", templateIds, choice(false, null));
    }

    private Reply send(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        var user = user(app, body);
        var template = templates.require(app.appId(), body.path("template_id").asText());
        checkPage(app, body.path("page").asText(""));
        if (!STATES.contains(body.path("miniprogram_state").asText("formal"))) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        TemplateRules.check(template, body.path("data"));
        spend(user, template);
        inbox.deliver(user, "subscribe", body);
        var msgId = String.valueOf(msgIds.incrementAndGet());
        tell(
                user,
                "subscribe_msg_sent_event",
                List.of(template.id()),
                Map.of("MsgID", msgId, "ErrorCode", "0", "ErrorStatus", "success"));
        return Reply.json(Map.of("errcode", 0, "errmsg", "ok", "msgid", Long.valueOf(msgId)));
    }

    static User user(SimulatedApp app, JsonNode body) {
        var openId = body.path("touser").asText("");
        if (!OPENID.matcher(openId).matches()) {
            throw Errcode.INVALID_OPENID.refusal();
        }
        return new User(app.appId(), openId);
    }

    private static void checkPage(SimulatedApp app, String page) {
        var path = page.replaceFirst("[?#].*$", "");
        if (!path.isEmpty() && !app.publishes(path)) {
            throw Errcode.INVALID_PAGE.refusal();
        }
    }

    /** Decides and counts in one step: two sends at once need two grants. */
    private void spend(User user, OwnTemplate template) {
        grants.compute(
                key(user, template.id()),
                (key, left) -> {
                    if (left == null) {
                        throw Errcode.NOT_SUBSCRIBED.refusal();
                    }
                    if (template.isLongTerm()) {
                        return left;
                    }
                    return left == 1 ? null : left - 1;
                });
    }

    /** An object where there is one template, a list where there are several, as WeChat does. */
    private void tell(
            User user, String event, List<String> templateIds, Map<String, String> details) {
        var items = templateIds.stream().map(id -> item(id, details)).toList();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("FromUserName", user.openId());
        fields.put("Event", event);
        fields.put("List", items.size() == 1 ? items.getFirst() : items);
        pushes.push(user.appId(), fields);
    }

    private static Map<String, String> item(String templateId, Map<String, String> details) {
        var item = new LinkedHashMap<String, String>();
        item.put("TemplateId", templateId);
        item.putAll(details);
        return item;
    }

    private static Map<String, String> choice(boolean accept, @Nullable String scene) {
        var choice = new LinkedHashMap<String, String>();
        choice.put("SubscribeStatusString", accept ? "accept" : "reject");
        if (scene != null) {
            choice.put(scene, "0");
        }
        return choice;
    }

    private static String key(User user, String templateId) {
        return user.key() + "/" + templateId;
    }
}
