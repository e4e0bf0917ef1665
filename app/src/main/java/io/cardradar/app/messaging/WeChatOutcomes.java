package io.cardradar.app.messaging;

import io.cardradar.app.messaging.Outcome.Later;
import io.cardradar.app.messaging.Outcome.Refused;
import io.cardradar.app.messaging.Outcome.Taken;
import io.cardradar.app.messaging.Outcome.Trace;
import io.cardradar.app.messaging.Outcome.Unclear;
import io.cardradar.wechat.WeChatException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What a call of WeChat means for the message that it was made for. */
final class WeChatOutcomes {
    static final String NO_GRANT = "no_grant";
    static final String WINDOW_CLOSED = "window_closed";
    static final String QUOTA_USED = "quota_used";

    private static final int DAILY_LIMIT = 45009;

    private WeChatOutcomes() {}

    static Outcome of(Runnable call) {
        try {
            call.run();
            return new Taken();
        } catch (WeChatException e) {
            return e.mayBeDone() ? new Unclear("no_answer") : of(e);
        }
    }

    private static Outcome of(WeChatException e) {
        Trace trace = e.errcode() == 0 ? null : new Trace(e.errcode(), e.rid());
        return switch (e.error()) {
            case RATE_LIMITED ->
                    new Later(
                            "rate_limited",
                            e.errcode() == DAILY_LIMIT
                                    ? Duration.ofHours(1)
                                    : Duration.ofMinutes(1),
                            trace);
            case UNAVAILABLE -> new Later("unavailable", Duration.ZERO, trace);
            case NO_GRANT -> new Refused(NO_GRANT, trace);
            case WINDOW_CLOSED -> new Refused(WINDOW_CLOSED, trace);
            case QUOTA_USED -> new Refused(QUOTA_USED, trace);
            case CONTENT_REFUSED -> new Refused("content_refused", trace);
            case APP_MISCONFIGURED -> new Refused("not_permitted", trace);
            case REQUEST_INVALID,
                    OTHER,
                    CODE_INVALID,
                    CODE_USED,
                    USER_ABSENT,
                    USER_BLOCKED,
                    COLLECTION_MISSING,
                    FUNCTION_FAILED,
                    TOO_MANY_TEMPLATES ->
                    refused(e.errcode(), trace);
        };
    }

    private static Refused refused(int errcode, @Nullable Trace trace) {
        String reason =
                switch (errcode) {
                    case 40003 -> "user_unknown";
                    case 40037 -> "template_unknown";
                    case 41030 -> "page_unknown";
                    case 47003 -> "bad_content";
                    default -> "refused";
                };
        return new Refused(reason, trace);
    }
}
