package io.cardradar.app.messaging.wecom;

import io.cardradar.app.messaging.Channel;
import io.cardradar.app.messaging.Outcome;
import io.cardradar.app.messaging.Outcome.Later;
import io.cardradar.app.messaging.Outcome.Refused;
import io.cardradar.app.messaging.Outcome.Taken;
import io.cardradar.app.messaging.Outcome.Trace;
import io.cardradar.app.messaging.OutgoingMessage;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatException;
import io.cardradar.wechat.wecom.WeComMessage;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** Messages to employees through their company's WeCom application. */
@Singleton
class WeComChannel implements Channel {
    static final String NAME = "wecom";

    private static final Refused NO_MEMBER = new Refused("wecom_no_member", null);

    private final Accounts accounts;
    private final Members members;
    private final Notices notices;
    private final WeChat weChat;

    WeComChannel(Accounts accounts, Members members, Notices notices, WeChat weChat) {
        this.accounts = accounts;
        this.members = members;
        this.notices = notices;
        this.weChat = weChat;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(OutgoingMessage message) {
        Account account = accounts.find(message.tenant()).orElse(null);
        if (account == null) {
            return new Refused("wecom_not_set", null);
        }
        try {
            return send(account, message);
        } catch (WeChatException e) {
            return outcome(e);
        }
    }

    private Outcome send(Account account, OutgoingMessage message) {
        WeComMessage shown = notices.shown(message.content(), account.page());
        Optional<String> member =
                members.find(message.tenant(), message.employee(), account.agent());
        if (member.isEmpty()) {
            return NO_MEMBER;
        }
        if (weChat.weCom().send(account.agent(), member.get(), shown).isEmpty()) {
            members.doubt(message.tenant(), message.employee());
            return NO_MEMBER;
        }
        return new Taken();
    }

    /**
     * An attempt that may have reached WeCom is made again all the same: WeCom shows a message that
     * it is given twice within half an hour once, and no notice is worth sending for longer.
     */
    private static Outcome outcome(WeChatException e) {
        Trace trace = e.errcode() == 0 ? null : new Trace(e.errcode(), e.rid());
        return switch (e.error()) {
            case UNAVAILABLE -> new Later("unavailable", Duration.ZERO, trace);
            case RATE_LIMITED -> new Later("rate_limited", Duration.ofMinutes(1), trace);
            case APP_MISCONFIGURED -> new Refused("wecom_misconfigured", trace);
            default -> refused(trace);
        };
    }

    private static Refused refused(@Nullable Trace trace) {
        return new Refused("refused", trace);
    }
}
