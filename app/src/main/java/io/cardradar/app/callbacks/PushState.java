package io.cardradar.app.callbacks;

/** Where a push stands. */
enum PushState {
    WAITING,
    HANDLED,
    /** Nobody handles its kind. */
    UNKNOWN,
    /** Its handler has failed too often. */
    FAILED
}
