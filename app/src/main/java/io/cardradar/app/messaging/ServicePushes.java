package io.cardradar.app.messaging;

import io.cardradar.app.callbacks.PushHandler;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;

import jakarta.inject.Singleton;

import java.util.Set;

/** Users who write to customer service, or come to it. What they write is not kept here. */
@Singleton
class ServicePushes implements PushHandler {
    private static final String ENTERED = "user_enter_tempsession";

    private final ServiceWindows windows;

    ServicePushes(ServiceWindows windows) {
        this.windows = windows;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("message.text", "message.image", "message.miniprogrampage", ENTERED);
    }

    @Override
    public void handle(TenantId tenant, Push push) {
        String openid = push.openId();
        if (openid == null) {
            return;
        }
        WeChatUser user = new WeChatUser(push.appId(), openid);
        if (push.kind().equals(ENTERED)) {
            windows.entered(tenant, user, push.sentAt());
        } else {
            windows.wrote(tenant, user, push.sentAt());
        }
    }
}
