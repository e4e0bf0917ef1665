package io.cardradar.app.messaging;

/** What the platform said afterwards about a message that it had taken. */
enum Delivery {
    DELIVERED,
    FAILED
}
