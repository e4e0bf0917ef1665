/**
 * Owns the way of an event from a request into the database: named steps, the group-commit writer,
 * the projector.
 *
 * <p>Publishes {@link io.cardradar.analytics.ingest.Ingest}; calls every {@link
 * io.cardradar.analytics.events.Projection}. Listens to its own outbox topic.
 */
@NullMarked
package io.cardradar.analytics.ingest;

import org.jspecify.annotations.NullMarked;
