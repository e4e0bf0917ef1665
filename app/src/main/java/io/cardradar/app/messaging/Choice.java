package io.cardradar.app.messaging;

/** What a user chose about the messages of a template. */
enum Choice {
    ACCEPT,
    REJECT,
    /** In the settings, after having accepted. */
    TURNED_OFF
}
