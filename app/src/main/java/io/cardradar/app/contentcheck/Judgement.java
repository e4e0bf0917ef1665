package io.cardradar.app.contentcheck;

import io.cardradar.wechat.security.Verdict;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking WeChat at once.
 *
 * @param verdict WeChat's; null if there is none yet
 * @param reason why people must decide without one; null otherwise
 */
public record Judgement(Ruling ruling, @Nullable Verdict verdict, @Nullable String reason) {
    /** WeChat cannot say now: it is asked again later. */
    public static final Judgement LATER = new Judgement(Ruling.HELD, null, null);
}
