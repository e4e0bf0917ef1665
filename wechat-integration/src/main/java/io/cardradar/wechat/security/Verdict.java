package io.cardradar.wechat.security;

import org.jspecify.annotations.Nullable;

/** What WeChat thinks of a content. */
public record Verdict(Suggestion suggestion, ContentLabel label) {

    public static Verdict of(@Nullable String suggestion, @Nullable String label) {
        return new Verdict(Suggestion.of(suggestion), ContentLabel.of(label));
    }

    /** The stricter of two: of parts, the worst one counts. */
    public Verdict or(Verdict other) {
        return other.suggestion.compareTo(suggestion) > 0 ? other : this;
    }
}
