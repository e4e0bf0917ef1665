package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Problem.FieldError;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.message.FieldFault;
import io.cardradar.wechat.message.SubscribeMessage;
import io.cardradar.wechat.message.SubscribeMessage.Version;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/** Subscription messages (订阅消息): one for each grant that the user gave. */
@Singleton
class SubscribeChannel implements Channel {
    static final String NAME = "subscribe";

    /** A notice that comes later than this is none. */
    private static final Duration WORTH_SENDING = Duration.ofHours(24);

    private final TemplateTable templates;
    private final Grants grants;
    private final ContentJson json;
    private final WeChatApps apps;
    private final WeChat weChat;
    private final Clock clock;

    SubscribeChannel(
            TemplateTable templates,
            Grants grants,
            ContentJson json,
            WeChatApps apps,
            WeChat weChat,
            Clock clock) {
        this.templates = templates;
        this.grants = grants;
        this.json = json;
        this.apps = apps;
        this.weChat = weChat;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Makes a message and reserves a grant for it. Must run inside the transaction that queues it.
     *
     * @throws Problem.Invalid {@code message.bad_fields} when WeChat would refuse its data
     * @throws Problem.Conflict {@code message.no_grant}
     */
    NewMessage reserve(Addressee to, Draft.Subscribe draft) {
        TemplateRow template = templates.get(to.tenant(), draft.template());
        check(FieldFault.in(template.content(), draft.data()));
        WeChatUser user =
                grants.reserve(to.tenant(), to.users(), template, to.message())
                        .orElseThrow(() ->
                                new Problem.Conflict(
                                        "message.no_grant",
                                        "The customer has granted no (more) message of this"
                                                + " template"));
        var content =
                new SubscribeContent(
                        template.templateId(),
                        template.title(),
                        draft.page(),
                        new TreeMap<>(draft.data()));
        return new NewMessage(
                NAME,
                to.owner(),
                to.author(),
                to.customer(),
                user,
                template.templateId(),
                json.write(content),
                clock.instant().plus(WORTH_SENDING));
    }

    private static void check(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem.Invalid(
                    "message.bad_fields",
                    "WeChat would refuse the data of this message",
                    faults.stream().map(SubscribeChannel::error).toList());
        }
    }

    private static FieldError error(FieldFault fault) {
        return new FieldError(
                "/subscribe/data/" + fault.field(),
                fault.kind().name().toLowerCase(Locale.ROOT),
                fault.detail());
    }

    @Override
    public Outcome send(OutgoingMessage message) {
        SubscribeContent content = json.read(message.content(), SubscribeContent.class);
        WeChatUser user = Objects.requireNonNull(message.user());
        return WeChatOutcomes.of(() ->
                weChat.messages()
                        .send(
                                apps.get(user.appId()),
                                new SubscribeMessage(
                                        user.openid(),
                                        content.template(),
                                        content.page(),
                                        content.data(),
                                        Version.FORMAL)));
    }

    @Override
    public void notSent(OutgoingMessage message, String reason) {
        if (reason.equals(WeChatOutcomes.NO_GRANT)) {
            WeChatUser user = Objects.requireNonNull(message.user());
            SubscribeContent content = json.read(message.content(), SubscribeContent.class);
            grants.denied(message.tenant(), user, content.template());
        } else {
            grants.giveBack(message.tenant(), message.id());
        }
    }
}
