/**
 * Owns the tests of share trees that need no database.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.shares;

import org.jspecify.annotations.NullMarked;
