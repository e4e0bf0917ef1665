package io.cardradar.app.contentcheck;

import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.security.CheckScene;
import io.cardradar.wechat.security.MediaToCheck;
import io.cardradar.wechat.security.TextToCheck;
import io.cardradar.wechat.security.Verdict;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.UUID;

/**
 * Asks WeChat, in the name of the author. WeChat may take seconds: none of this belongs inside a
 * transaction.
 */
@Singleton
class Asking {
    private final WeChat weChat;
    private final WeChatApps apps;
    private final OpenIds users;

    Asking(WeChat weChat, WeChatApps apps, OpenIds users) {
        this.weChat = weChat;
        this.apps = apps;
        this.users = users;
    }

    /**
     * The WeChat user in whose name to ask: of those that the author is, the last to log in,
     * because WeChat wants somebody who was there lately. Nobody, if the author knows only a
     * password.
     */
    Optional<WeChatUser> userOf(TenantId tenant, UUID author) {
        return users.of(tenant, author).stream().findFirst();
    }

    Verdict judge(WeChatUser author, Material.Text text) {
        return weChat.contentCheck()
                .text(
                        app(author),
                        new TextToCheck(author.openid(), CheckScene.PROFILE, text.content()));
    }

    /** Answers the trace id. */
    String ask(WeChatUser author, Material.Media media) {
        return weChat.contentCheck()
                .media(
                        app(author),
                        new MediaToCheck(
                                author.openid(), CheckScene.PROFILE, media.kind(), media.url()));
    }

    private WeChatApp app(WeChatUser user) {
        return apps.get(user.appId());
    }
}
