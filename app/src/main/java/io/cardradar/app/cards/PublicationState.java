package io.cardradar.app.cards;

import io.micronaut.serde.annotation.Serdeable;

/** Where a wish to publish a card stands. */
@Serdeable
enum PublicationState {
    /** It waits for WeChat's verdict, or a manager's. */
    held,
    published,
    /** WeChat or a manager objects; nothing of it is shown. */
    refused
}
