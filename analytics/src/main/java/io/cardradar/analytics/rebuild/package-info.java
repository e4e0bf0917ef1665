/**
 * Owns the checking and the rebuilding of whatever follows from events: every table that has a
 * {@link io.cardradar.analytics.events.Derivation}, whichever feature keeps it.
 *
 * <p>Publishes {@link io.cardradar.analytics.rebuild.Projections}, and the question that a check
 * asks, for programs that look from outside ({@link io.cardradar.analytics.rebuild.Comparison}).
 * Listens to the batches of the projector.
 */
@NullMarked
package io.cardradar.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
