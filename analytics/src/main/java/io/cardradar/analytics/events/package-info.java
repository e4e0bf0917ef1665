/**
 * Owns the event vocabulary: closed, versioned, each type with a code that is never used again.
 *
 * <p>Publishes {@link io.cardradar.analytics.events.Projection}, which any feature may implement.
 * Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.events;

import org.jspecify.annotations.NullMarked;
