package io.cardradar.analytics.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an interaction was about, beside the card. Codes are stored and never reused. */
public enum SubjectKind {
    PRODUCT(1),
    POST(2),
    PAGE(3),
    FILE(4),
    FORM(5);

    private final int code;

    SubjectKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** As clients write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SubjectKind> ofWireName(String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
    }

    /**
     * @throws IllegalArgumentException for a code that was never given out
     */
    public static SubjectKind ofCode(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No subject kind has the code " + code));
    }
}
