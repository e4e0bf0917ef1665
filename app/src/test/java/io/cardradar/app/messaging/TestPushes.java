package io.cardradar.app.messaging;

import static io.cardradar.app.testing.Api.fields;

import io.cardradar.app.callbacks.PushHandler;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushFields;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a WeChat user does, at WeChat and as WeChat's push tells the service of it: straight to the
 * handlers of messaging, in a transaction as the inbox opens one.
 */
record TestPushes(TestCompany company, String openid) {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Api SIMULATOR = new Api(TestStack.simulator(), "");

    /** The user accepts or rejects the popup of a template. */
    void answerPopup(String template, boolean accept) {
        control("popups", "templateIds", List.of(template), "accept", accept);
        grantOnlyHere(template, accept);
    }

    /** We are told of a choice that WeChat's books do not have. */
    void grantOnlyHere(String template, boolean accept) {
        Map<String, Object> choice =
                fields(
                        "TemplateId",
                        template,
                        "SubscribeStatusString",
                        accept ? "accept" : "reject",
                        "PopupScene",
                        "0");
        tell("subscribe_msg_popup_event", Map.of("List", choice));
    }

    /** The user turns these templates off in the settings. */
    void turnOff(String... templates) {
        control("subscriptions/off", "templateIds", List.of(templates));
        List<Map<String, String>> choices =
                List.of(templates).stream()
                        .map(id -> Map.of("TemplateId", id, "SubscribeStatusString", "reject"))
                        .toList();
        tell("subscribe_msg_change_event", Map.of("List", choices));
    }

    /** WeChat tells that a message has arrived, or why not. */
    void tellSent(String template, String errorCode, String status) {
        Map<String, Object> item =
                fields(
                        "TemplateId",
                        template,
                        "MsgID",
                        "1864323726461255680",
                        "ErrorCode",
                        errorCode,
                        "ErrorStatus",
                        status);
        tell("subscribe_msg_sent_event", Map.of("List", item));
    }

    /** The user writes to customer service. */
    void write() {
        control("user-messages", "text", "在吗");
        tell("message.text", Map.of("Content", "在吗"));
    }

    /** The user opens customer service. */
    void enter() {
        control("sessions", "text", "");
        tell("user_enter_tempsession", Map.of("SessionFrom", "card"));
    }

    /** How many messages the user has got. */
    int received() {
        String path = "/_control/inbox?appId=%s&openId=%s".formatted(company.appId(), openid);
        return SIMULATOR.get(path).expect(200).json().path("messages").size();
    }

    private void control(String path, Object... more) {
        Map<String, Object> body = fields(more);
        body.put("appId", company.appId());
        body.put("openId", openid);
        SIMULATOR.post("/_control/" + path, body).expect(200);
    }

    private void tell(String kind, Map<String, ?> members) {
        Push push =
                new Push(
                        company.appId(),
                        openid,
                        kind,
                        CLOCK.instant().truncatedTo(ChronoUnit.SECONDS),
                        UUID.randomUUID().toString(),
                        PushFields.of(members));
        TestService service = TestService.shared();
        Tenancy.runForAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            service.context().getBeansOfType(PushHandler.class).stream()
                                    .filter(handler -> handler.kinds().contains(kind))
                                    .forEach(handler -> handler.handle(company.tenant(), push));
                            return true;
                        }));
    }
}
