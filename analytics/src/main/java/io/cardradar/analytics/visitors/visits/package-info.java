/**
 * Owns visits: what visitors did without a long pause, how they came, what they looked at, and for
 * how long.
 *
 * <p>Publishes {@link io.cardradar.analytics.visitors.visits.Visits}. Listens to events as a
 * projection.
 */
@NullMarked
package io.cardradar.analytics.visitors.visits;

import org.jspecify.annotations.NullMarked;
