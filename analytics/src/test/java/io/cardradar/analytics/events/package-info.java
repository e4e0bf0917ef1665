/**
 * Owns the tests of the vocabulary.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.events;

import org.jspecify.annotations.NullMarked;
