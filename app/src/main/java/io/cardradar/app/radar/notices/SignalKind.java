package io.cardradar.app.radar.notices;

import java.util.Arrays;
import java.util.Locale;

/** What rings. Codes are stored and never reused. */
public enum SignalKind {
    /** Somebody did something, once or several times. */
    ACTS(1, "radar.notice"),
    /** A promising visitor, right now. */
    ALERT(2, "radar.alert"),
    /** What was held in quiet hours. */
    DIGEST(3, "radar.notice");

    private final int code;
    private final String message;

    SignalKind(int code, String message) {
        this.code = code;
        this.message = message;
    }

    int code() {
        return code;
    }

    /** The type of the stream's message. */
    public String message() {
        return message;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignalKind ofCode(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No signal kind has the code " + code));
    }
}
