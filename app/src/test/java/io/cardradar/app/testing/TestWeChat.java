package io.cardradar.app.testing;

import io.cardradar.embedded.TestStack;
import io.cardradar.wechat.WeChatApp;

import java.util.UUID;

/** WeChat as the simulator plays it: apps and users are made as tests need them. */
final class TestWeChat {
    private TestWeChat() {}

    static void addApp(WeChatApp app) {
        control()
                .post("/_control/apps", Api.fields("appId", app.appId(), "secret", app.secret()))
                .expect(200);
    }

    /** What {@code wx.login} would give this user now: good for one log-in. */
    static String codeFor(String appId, String openid) {
        String code = "code-" + UUID.randomUUID();
        control()
                .post(
                        "/_control/logins",
                        Api.fields("appId", appId, "code", code, "openId", openid))
                .expect(200);
        return code;
    }

    private static Api control() {
        return new Api(TestStack.simulator(), "");
    }
}
