/**
 * Owns the way of an event from a request into the table: checks, refusals, the group-committing
 * writer.
 *
 * <p>Publishes {@link io.cardradar.analytics.ingest.CardOwners}, a port that cards implement.
 * Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.ingest;

import org.jspecify.annotations.NullMarked;
