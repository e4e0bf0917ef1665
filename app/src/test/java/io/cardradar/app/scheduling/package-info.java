/**
 * Owns the tests of the clustered scheduler: several nodes in one JVM over one real database.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.scheduling;

import org.jspecify.annotations.NullMarked;
