/**
 * Owns the tests of the figures that need no database.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.metrics;

import org.jspecify.annotations.NullMarked;
