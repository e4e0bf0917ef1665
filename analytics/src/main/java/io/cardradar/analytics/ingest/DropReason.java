package io.cardradar.analytics.ingest;

import java.util.Locale;

/**
 * Why an event was refused: a closed set, stable, counted. Clients see it as {@code
 * event.<reason>}.
 */
public enum DropReason {
    NOT_AN_OBJECT,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    BAD_VALUE,
    UNKNOWN_TYPE,
    /** The service tells events of this type by itself. */
    SERVICE_ONLY,
    /** The id is a UUID, but not of version 7. */
    ID_NOT_V7,
    /** The time inside the id is not the time at which the event says it occurred. */
    ID_TIME_MISMATCH,
    /** The client's clock is so wrong that its times cannot be trusted even after correction. */
    CLOCK_OFF,
    FROM_FUTURE,
    TOO_OLD,
    CARD_REQUIRED,
    /** No published card of this company has this id. */
    UNKNOWN_CARD,
    SUBJECT_REQUIRED,
    SUBJECT_MISMATCH,
    PROPS_TOO_LARGE,
    /** The visitor has withdrawn the consent to be followed. */
    NO_CONSENT,
    /** It was kept elsewhere, and does not tell whose it is. */
    UNKNOWN_SENDER;

    /** The stable code. */
    public String code() {
        return "event." + name().toLowerCase(Locale.ROOT);
    }
}
