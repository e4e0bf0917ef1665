package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Caller;

import java.time.Duration;
import java.time.Instant;

/**
 * What all events of one request have in common.
 *
 * @param sentAt by the client's clock
 * @param receivedAt by ours
 * @param byService whether the service tells what it knows itself; otherwise a client sends it
 */
record Batch(Caller sender, Instant sentAt, Instant receivedAt, boolean byService) {
    /** How far the client's clock is behind ours; negative when it is ahead. */
    Duration clockOffset() {
        return Duration.between(sentAt, receivedAt);
    }
}
