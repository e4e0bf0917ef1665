package io.cardradar.wechat.callback;

import io.cardradar.wechat.security.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A verdict on media, as WeChat pushes it.
 *
 * @param traceId what was answered when it was asked for
 * @param verdict null when WeChat could not judge, for instance because the download failed
 */
public record MediaVerdict(String traceId, @Nullable Verdict verdict) {
    /** The {@code Event} that carries one. */
    public static final String EVENT = "wxa_media_check";

    /** Nothing if the push names no question. */
    public static Optional<MediaVerdict> of(PushFields push) {
        var traceId = push.text("trace_id");
        return traceId == null
                ? Optional.empty()
                : Optional.of(new MediaVerdict(traceId, verdict(push)));
    }

    private static @Nullable Verdict verdict(PushFields push) {
        var errcode = push.text("errcode");
        var result = push.object("result");
        var suggest = result.text("suggest");
        boolean judged = (errcode == null || errcode.equals("0")) && suggest != null;
        return judged ? Verdict.of(suggest, result.text("label")) : null;
    }
}
