package io.cardradar.wechat.security;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Why WeChat objects. */
public enum ContentLabel {
    NORMAL("100"),
    ADVERTISEMENT("10001"),
    POLITICS("20001"),
    PORNOGRAPHY("20002"),
    ABUSE("20003"),
    CRIME("20006"),
    FRAUD("20008"),
    VULGARITY("20012"),
    COPYRIGHT("20013"),
    OTHER("21000");

    private final String number;

    ContentLabel(String number) {
        this.number = number;
    }

    /** Reads WeChat's number, which comes as a number or as text; a new one is {@link #OTHER}. */
    public static ContentLabel of(@Nullable String number) {
        return Arrays.stream(values())
                .filter(label -> label.number.equals(number))
                .findFirst()
                .orElse(OTHER);
    }
}
