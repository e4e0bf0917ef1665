/**
 * Owns the tests of how the service is delivered: its chart, its image, its health.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.delivery;

import org.jspecify.annotations.NullMarked;
