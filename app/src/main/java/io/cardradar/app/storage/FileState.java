package io.cardradar.app.storage;

import io.micronaut.serde.annotation.Serdeable;

/** Where a file stands. */
@Serdeable
public enum FileState {
    /** There is a ticket, and perhaps an upload that nobody has looked at. */
    uploading,
    /** Its content is being checked; only its owner knows of it. */
    checking,
    /** It may be shown. */
    available,
    /** People must decide whether it may be shown. */
    quarantined,
    /** It is never shown; its bytes are gone. */
    rejected
}
