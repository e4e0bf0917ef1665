package io.cardradar.wechat.security;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What WeChat advises, mildest first. */
public enum Suggestion {
    PASS,
    REVIEW,
    RISKY;

    /** Reads WeChat's word. One that we do not know is for people to look at. */
    public static Suggestion of(@Nullable String word) {
        return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
            case "pass" -> PASS;
            case "risky" -> RISKY;
            default -> REVIEW;
        };
    }
}
