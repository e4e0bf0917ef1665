package io.cardradar.app.radar.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that can make a visitor a promising one; a company has one of each kind. */
enum AlertKind {
    /** Much interest within a short time; the threshold is heat, 1 being a view of the card. */
    HEAT(12, 30, 240),
    /** The same product, file or other subject again and again; the threshold is a count. */
    REPEAT(3, 10, 120),
    /** Dials, copies the WeChat number, saves the contact, gives the phone number, writes. */
    CONTACT(1, 10, 30),
    /** Consults, orders, pays, submits a form, takes a coupon. */
    PURCHASE(1, 10, 60),
    /** Comes back after a long time; the threshold is days. */
    RETURN(7, 10, 1440),
    /** Comes several times; visits are half an hour apart. The threshold is a count. */
    VISITS(3, 1440, 1440);

    private static final Map<String, AlertKind> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(AlertKind::wireName, kind -> kind));

    private final String wireName;
    private final AlertRule byDefault;

    AlertKind(double threshold, int withinMinutes, int cooldownMinutes) {
        this.wireName = name().toLowerCase(Locale.ROOT);
        this.byDefault = new AlertRule(wireName, true, threshold, withinMinutes, cooldownMinutes);
    }

    AlertRule byDefault() {
        return byDefault;
    }

    String wireName() {
        return wireName;
    }

    /** How far back a rule of this kind can look. */
    int longestMinutes() {
        return this == VISITS ? 1440 : Watch.ACTS_MINUTES;
    }

    static Optional<AlertKind> ofWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }
}
