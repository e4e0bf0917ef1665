package io.cardradar.analytics.events;

/** Why an event is kept and not counted. Codes are stored and never reused. */
public enum Mark {
    /** A salesperson looked at the own card. */
    SELF(1),
    /** An employee looked at a colleague's card, or at none. */
    COLLEAGUE(2),
    /** WeChat's crawler, which opens pages to index them (scene 1129, {@code mpcrawler}). */
    ROBOT(3);

    private final int code;

    Mark(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
