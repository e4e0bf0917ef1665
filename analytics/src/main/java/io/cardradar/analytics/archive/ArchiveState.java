package io.cardradar.analytics.archive;

import java.util.Locale;

/** How far an archive is. */
public enum ArchiveState {
    /** Objects are being written; the events are in the database. */
    WRITING,
    /** Every object was read back; the events are in the database still. */
    VERIFIED,
    /** The events have left the database; rows that belong to them are being removed. */
    DETACHED,
    /** The events are in the store only. */
    ARCHIVED,
    /** The operator wants the events back. */
    RESTORING,
    /** The events are in the database again, and in the store. */
    RESTORED,
    /** A later archive has the same events; this one's objects are being removed. */
    REPLACED;

    /** As the database and clients write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ArchiveState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
