package io.cardradar.wechat;

import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.wecom.WeComAgent;
import io.cardradar.wechat.wecom.WeComMessage;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * WeCom (企业微信): what an application of a company tells the company's members. Thread-safe; verbs
 * block and fail as those of {@link WeChat} do.
 */
public final class WeCom {

    /** None of those who shall get the message exists, or the application may see none of them. */
    private static final int NOBODY = 81013;

    private static final int NO_MEMBER_WITH_THIS_MOBILE = 46004;

    /** Anything else could name several members, or as {@code @all} everybody. */
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}");

    private final Map<String, WeComApplication> applications = new ConcurrentHashMap<>();
    private final WeChatSettings settings;
    private final AccessTokenStore tokens;
    private final Clock clock;
    private final HttpPool pool;

    WeCom(WeChatSettings settings, AccessTokenStore tokens, Clock clock, HttpPool pool) {
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.pool = pool;
    }

    /**
     * Tells a member something. The same message to the same member within half an hour of the
     * first is shown once, so that a call whose answer was lost may be repeated. WeCom drops what
     * goes beyond 30 messages of one application to one member in a minute, without a word.
     *
     * @param member WeCom's id of the member (userid)
     * @return WeCom's id of the message; empty if the application sees no such member
     */
    public Optional<String> send(WeComAgent agent, String member, WeComMessage message) {
        if (!isMember(member)) {
            throw new IllegalArgumentException("member: an id of one member");
        }
        var wire = WeComMessages.toWxJava(agent, member, message);
        try {
            var reply = of(agent).call(wx -> wx.getMessageService().send(wire));
            boolean unknown = !reply.getInvalidUserList().isEmpty();
            return unknown ? Optional.empty() : Optional.of(messageId(reply.getMsgId()));
        } catch (WeChatException e) {
            return emptyWhen(NOBODY, e);
        }
    }

    /**
     * The member with a mobile number.
     *
     * @param mobile as the member has given it to WeCom: digits, with plus sign and country code
     *     unless Chinese
     * @return WeCom's id of the member; empty if the application sees no such member
     */
    public Optional<String> memberByMobile(WeComAgent agent, String mobile) {
        try {
            return Optional.of(of(agent).call(wx -> wx.getUserService().getUserId(mobile)));
        } catch (WeChatException e) {
            return emptyWhen(NO_MEMBER_WITH_THIS_MOBILE, e);
        }
    }

    /** Whether this can be WeCom's id of a member: 1 to 64 letters, digits and {@code _-@.} */
    public static boolean isMember(String id) {
        return MEMBER.matcher(id).matches();
    }

    private static Optional<String> emptyWhen(int errcode, WeChatException e) {
        if (e.errcode() == errcode) {
            return Optional.empty();
        }
        throw e;
    }

    private static String messageId(String id) {
        if (id == null || id.isBlank()) {
            throw WeChatException.unavailable("a reply without a message id");
        }
        return id;
    }

    /** A changed secret takes effect with the next call. */
    private WeComApplication of(WeComAgent agent) {
        return applications.compute(
                agent.corpId() + "/" + agent.agentId(),
                (id, known) -> known != null && known.agent().equals(agent) ? known : open(agent));
    }

    private WeComApplication open(WeComAgent agent) {
        return new WeComApplication(agent, settings, pool, tokens, clock);
    }
}
