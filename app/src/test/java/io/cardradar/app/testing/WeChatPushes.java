package io.cardradar.app.testing;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.embedded.TestStack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An app whose pushes the simulator delivers to a service, as entered in WeChat's console. */
public record WeChatPushes(String appId, String token, @Nullable String encodingAesKey) {
    /** What {@link #deliverTo} may be told. */
    public record Console(String mode, String format) {}

    private static final Api CONTROL = new Api(TestStack.simulator(), "");
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    /** The app of a company, which has no key. */
    public static WeChatPushes plainOf(TestCompany company) {
        return new WeChatPushes(company.appId(), "callbackToken", null);
    }

    /** One more app of a company, with a key. */
    public static WeChatPushes encryptedFor(TestCompany company) {
        String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        CONTROL.post("/_control/apps", Api.fields("appId", appId, "secret", "secret-of-" + appId))
                .expect(200);
        company.admin()
                .api()
                .post(
                        "/v1/wechat-apps",
                        Api.fields(
                                "appId",
                                appId,
                                "name",
                                "第二个",
                                "secret",
                                "secret-of-" + appId,
                                "callbackToken",
                                "token" + appId,
                                "encodingAesKey",
                                KEY))
                .expect(204);
        return new WeChatPushes(appId, "token" + appId, KEY);
    }

    /** Enters the service's address in the console, which checks it. */
    public WeChatPushes deliverTo(TestService service, Console console) {
        Map<String, Object> fields =
                Api.fields(
                        "appId",
                        appId,
                        "url",
                        service.uri().resolve("/wechat/callback/" + appId).toString(),
                        "token",
                        token,
                        "mode",
                        console.mode,
                        "format",
                        console.format);
        if (encodingAesKey != null) {
            fields.put("encodingAesKey", encodingAesKey);
        }
        CONTROL.post("/_control/callbacks", fields).expect(200);
        return this;
    }

    /** In the mode of choice for this app: safe if it has a key. */
    public WeChatPushes deliverTo(TestService service) {
        return deliverTo(service, new Console(encodingAesKey == null ? "plain" : "safe", "json"));
    }

    /**
     * Pushes.
     *
     * @param members of {@code POST /_control/pushes} beside {@code appId}
     */
    public void push(Object... members) {
        Map<String, Object> fields = Api.fields(members);
        fields.put("appId", appId);
        CONTROL.post("/_control/pushes", fields).expect(200);
    }

    /** Waits until WeChat has delivered that many pushes, or given them up. */
    public List<JsonNode> awaitDeliveries(int count) {
        return Eventually.until(
                this::deliveries,
                all ->
                        all.size() == count
                                && all.stream()
                                        .noneMatch(
                                                d -> d.path("state").asText().equals("UNDER_WAY")));
    }

    private List<JsonNode> deliveries() {
        List<JsonNode> deliveries = new ArrayList<>();
        CONTROL.get("/_control/pushes?limit=5000&appId=" + appId)
                .expect(200)
                .json()
                .path("pushes")
                .forEach(deliveries::add);
        return deliveries;
    }
}
