package io.cardradar.app.callbacks;

/** What became of a push that was to be believed. */
enum Taken {
    STORED,
    /** It is stored already. */
    DUPLICATE,
    /** Its time and nonce have brought another body before. */
    REPLAYED
}
