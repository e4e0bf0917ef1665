/**
 * Owns the tests that kill things: what was acknowledged is there once, and what is derived agrees
 * with it.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.faults;

import org.jspecify.annotations.NullMarked;
