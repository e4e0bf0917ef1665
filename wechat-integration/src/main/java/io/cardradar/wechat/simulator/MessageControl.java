package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.api.User;
import io.cardradar.wechat.simulator.api.World;
import io.cardradar.wechat.simulator.http.Exchange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What users do about messages, and what they get.
 *
 * <pre>
 * POST popups {appId, openId, templateIds, accept}       the user answers a popup: a grant each, and a push
 * POST subscriptions/off {appId, openId, templateIds}    the user turns templates off in the settings
 * POST user-messages {appId, openId, text?}              the user writes to customer service
 * POST sessions {appId, openId}                          the user opens customer service
 * GET  inbox?appId= openId=                              → what the user has got
 * </pre>
 */
record MessageControl(World world) implements Control.Group {

    private record Popup(
            @Nullable String appId,
            @Nullable String openId,
            @Nullable List<String> templateIds,
            boolean accept) {
        User user() {
            return MessageControl.user(appId, openId);
        }

        List<String> templates() {
            return templateIds == null ? List.of() : templateIds;
        }
    }

    private record Act(@Nullable String appId, @Nullable String openId, @Nullable String text) {
        User user() {
            return MessageControl.user(appId, openId);
        }
    }

    @Override
    public void addTo(Control control) {
        control.on("POST", "popups", exchange -> popup(read(exchange, Popup.class)));
        control.on("POST", "subscriptions/off", exchange -> turnOff(read(exchange, Popup.class)));
        control.on("POST", "user-messages", exchange -> write(read(exchange, Act.class)));
        control.on("POST", "sessions", exchange -> enter(read(exchange, Act.class)));
        control.on("GET", "inbox", this::inbox);
    }

    private Object popup(Popup p) {
        return done(() -> world.subscriptions().answerPopup(p.user(), p.templates(), p.accept));
    }

    private Object turnOff(Popup p) {
        return done(() -> world.subscriptions().turnOff(p.user(), p.templates()));
    }

    private Object write(Act act) {
        var text = act.text == null ? "你好" : act.text;
        return done(() -> world.serviceMessages().write(act.user(), text));
    }

    private Object enter(Act act) {
        return done(() -> world.serviceMessages().enter(act.user()));
    }

    private Object inbox(Exchange exchange) {
        var user = user(exchange.parameter("appId"), exchange.parameter("openId"));
        return Map.of("messages", world.inbox().of(user));
    }

    private static User user(@Nullable String appId, @Nullable String openId) {
        return new User(given("appId", appId), given("openId", openId));
    }
}
