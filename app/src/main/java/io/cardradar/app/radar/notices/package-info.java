/**
 * Owns what rings on a salesperson's devices: notices, alerts of promising visitors by rule, quiet
 * hours with their digests, and the settings of all these. The radar itself always has everything.
 *
 * <p>Publishes {@link io.cardradar.app.radar.notices.Signals}, which the radar's projection feeds
 * and its stream sends. Listens to its own outbox topic, for digests.
 */
@NullMarked
package io.cardradar.app.radar.notices;

import org.jspecify.annotations.NullMarked;
