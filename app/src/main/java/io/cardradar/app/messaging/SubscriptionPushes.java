package io.cardradar.app.messaging;

import io.cardradar.app.callbacks.PushHandler;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushFields;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** What users choose about subscription messages, and what became of those sent. */
@Singleton
class SubscriptionPushes implements PushHandler {
    private static final String POPUP = "subscribe_msg_popup_event";
    private static final String CHANGE = "subscribe_msg_change_event";
    private static final String SENT = "subscribe_msg_sent_event";
    private static final String NO_ERROR = "0";

    private final Grants grants;
    private final MessageTable messages;

    SubscriptionPushes(Grants grants, MessageTable messages) {
        this.grants = grants;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(POPUP, CHANGE, SENT);
    }

    @Override
    public void handle(TenantId tenant, Push push) {
        String openid = push.openId();
        if (openid == null) {
            return;
        }
        WeChatUser user = new WeChatUser(push.appId(), openid);
        for (PushFields item : items(push)) {
            String template = item.text("TemplateId");
            if (template != null) {
                handle(new About(tenant, user, template), push, item);
            }
        }
    }

    private void handle(About about, Push push, PushFields item) {
        boolean accepted = "accept".equalsIgnoreCase(item.text("SubscribeStatusString"));
        switch (push.kind()) {
            case POPUP -> chosen(about, push, accepted ? Choice.ACCEPT : Choice.REJECT);
            case CHANGE -> {
                // Turning on again grants nothing: WeChat asks for the next popup.
                if (!accepted) {
                    chosen(about, push, Choice.TURNED_OFF);
                }
            }
            default -> sent(about, item);
        }
    }

    private void chosen(About about, Push push, Choice choice) {
        grants.chosen(about.tenant, about.user, about.template, choice, push.sentAt());
    }

    private void sent(About about, PushFields item) {
        String code = item.text("ErrorCode");
        @Nullable String error =
                code == null || code.equals(NO_ERROR)
                        ? null
                        : code + " " + item.text("ErrorStatus");
        if (!messages.told(about.tenant, about.user, about.template, error) && error == null) {
            grants.usedElsewhere(about.tenant, about.user, about.template);
        }
    }

    /** In XML the list has an envelope of its own. */
    private static List<PushFields> items(Push push) {
        List<PushFields> items = push.fields().objects("List");
        if (!items.isEmpty()) {
            return items;
        }
        String envelope = push.kind().replace("_", "");
        return push.fields().object(envelope).objects("List");
    }

    private record About(TenantId tenant, WeChatUser user, String template) {}
}
