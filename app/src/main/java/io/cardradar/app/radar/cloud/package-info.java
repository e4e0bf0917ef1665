/**
 * Events that mini-programs wrote into a collection of their cloud environment, taken into the same
 * ingest as those that came over HTTP.
 *
 * <p>Owns how far each app's collection has been read; publishes the collection {@code
 * cardradar_events} (docs/cloudbase.md). Listens to nothing.
 */
@NullMarked
package io.cardradar.app.radar.cloud;

import org.jspecify.annotations.NullMarked;
