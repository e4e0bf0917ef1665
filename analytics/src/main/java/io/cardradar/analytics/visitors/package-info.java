/**
 * Owns visitors: who they are, which customer they belong to, how often they did what, and their
 * events in order.
 *
 * <p>Publishes {@link io.cardradar.analytics.visitors.Visitors} and {@link
 * io.cardradar.analytics.visitors.VisitorEvents}. Listens to events as a projection.
 */
@NullMarked
package io.cardradar.analytics.visitors;

import org.jspecify.annotations.NullMarked;
