package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.Ingest.Rejection;

import java.util.UUID;

/**
 * A row of {@code rejected_event}: what was refused.
 *
 * @param json the event as it came, or bare where its sender is not to be followed
 */
record RejectedRow(Batch batch, UUID id, Rejection rejection, String json) {
    /** PostgreSQL's jsonb cannot hold the character NUL; a refused event may contain it. */
    String storableJson() {
        return json.replace("\\u0000", "\\ufffd");
    }
}
