package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.Problem;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.message.ServiceMessage;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Customer-service messages (客服消息): within the window and the quota that the user's acts open. */
@Singleton
class KefuChannel implements Channel {
    static final String NAME = "kefu";

    private final ServiceWindows windows;
    private final ContentJson json;
    private final WeChatApps apps;
    private final WeChat weChat;

    KefuChannel(ServiceWindows windows, ContentJson json, WeChatApps apps, WeChat weChat) {
        this.windows = windows;
        this.json = json;
        this.apps = apps;
        this.weChat = weChat;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Makes a message, which takes one of the quota by being queued. Must run inside the
     * transaction that queues it.
     *
     * @throws Problem.Conflict {@code message.window_closed} or {@code message.quota_used}
     */
    NewMessage reserve(Addressee to, ServiceContent content) {
        content.toMessage(); // complains about what is missing
        Place place =
                to.users().stream()
                        // In one order, so that two who write to one customer never wait for each
                        // other in a circle.
                        .sorted(
                                Comparator.comparing(WeChatUser::appId)
                                        .thenComparing(WeChatUser::openid))
                        .map(user -> new Place(user, windows.locked(to.tenant(), user)))
                        .max(Comparator.comparing(Place::allowance, Allowance.BY_USE))
                        .orElseThrow(KefuChannel::closed);
        return new NewMessage(
                NAME,
                to.owner(),
                to.author(),
                to.customer(),
                place.user,
                null,
                json.write(content),
                place.openUntil());
    }

    /** What may be sent to a customer now who is all of these users. */
    Allowance allowance(Addressee to) {
        return to.users().stream()
                .map(user -> windows.of(to.tenant(), user))
                .max(Allowance.BY_USE)
                .orElse(Allowance.NONE);
    }

    @Override
    public Outcome send(OutgoingMessage message) {
        ServiceMessage content = json.read(message.content(), ServiceContent.class).toMessage();
        WeChatUser user = Objects.requireNonNull(message.user());
        return WeChatOutcomes.of(
                () -> weChat.messages().send(apps.get(user.appId()), user.openid(), content));
    }

    @Override
    public void notSent(OutgoingMessage message, String reason) {
        boolean shut =
                List.of(WeChatOutcomes.WINDOW_CLOSED, WeChatOutcomes.QUOTA_USED).contains(reason);
        if (shut) {
            windows.closed(message.tenant(), Objects.requireNonNull(message.user()));
        }
    }

    private static Problem.Conflict closed() {
        return new Problem.Conflict(
                "message.window_closed",
                "The window opens when the customer writes to customer service, for 48 hours, or"
                        + " enters it, for a minute");
    }

    private record Place(WeChatUser user, Allowance allowance) {
        Instant openUntil() {
            Instant until = allowance.until();
            if (until == null) {
                throw closed();
            }
            if (allowance.left() == 0) {
                throw new Problem.Conflict(
                        "message.quota_used",
                        "All messages that WeChat allows are sent; the customer's next message"
                                + " allows five more");
            }
            return until;
        }
    }
}
