package io.cardradar.app.identity;

import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.WeChatSession;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Logging in as a user of a mini-program. */
@Singleton
class WeChatLogins {
    private final WeChatApps apps;
    private final OpenIds users;
    private final WeChat weChat;
    private final Principals principals;
    private final Sessions sessions;
    private final AnonymousTokens anonymous;

    WeChatLogins(
            WeChatApps apps,
            OpenIds users,
            WeChat weChat,
            Principals principals,
            Sessions sessions,
            AnonymousTokens anonymous) {
        this.apps = apps;
        this.users = users;
        this.weChat = weChat;
        this.principals = principals;
        this.sessions = sessions;
        this.anonymous = anonymous;
    }

    /**
     * Logs in whoever a code belongs to.
     *
     * @param code from {@code wx.login}
     */
    Session byCode(String appId, String code, Wish wish) {
        WeChatApp app = apps.get(appId);
        AnonymousVisitor before = before(wish);
        // Both calls are over before a transaction begins: WeChat may take seconds.
        WeChatSession session = weChat.login(app, code);
        String phone = phone(app, wish);
        WeChatUser user = new WeChatUser(appId, session.openId());
        return begin(
                new WeChatLogin(user, session.unionId(), session.sessionKey(), phone, before),
                wish.company());
    }

    /** Logs in a user for whom the caller has made sure that WeChat's platform vouches. */
    Session vouched(VouchedUser vouched, Wish wish) {
        WeChatApp app = apps.get(vouched.user().appId());
        AnonymousVisitor before = before(wish);
        return begin(
                new WeChatLogin(vouched.user(), vouched.unionid(), null, phone(app, wish), before),
                wish.company());
    }

    private @Nullable AnonymousVisitor before(Wish wish) {
        return wish.anonymousToken() == null ? null : anonymous.read(wish.anonymousToken());
    }

    private @Nullable String phone(WeChatApp app, Wish wish) {
        return wish.phoneCode() == null
                ? null
                : weChat.phoneNumber(app, wish.phoneCode()).international();
    }

    private Session begin(WeChatLogin login, @Nullable TenantId company) {
        WeChatUser user = login.user();
        TenantId tenant = users.companyOf(user.appId(), user.openid(), company);
        return Tenancy.of(tenant, () -> sessions.begin(principals.ofWeChat(tenant, login)));
    }

    /**
     * What the user says beside who they are.
     *
     * @param company which of the companies that share the mini-program; null where only one can be
     *     meant
     * @param phoneCode from the phone number button; makes an invited employee known by phone. Null
     *     otherwise.
     * @param anonymousToken the refresh token of the anonymous visitor who the user was before the
     *     log-in; null otherwise
     */
    record Wish(
            @Nullable TenantId company,
            @Nullable String phoneCode,
            @Nullable String anonymousToken) {
        @Override
        public String toString() {
            return "Wish[" + company + "]";
        }
    }
}
