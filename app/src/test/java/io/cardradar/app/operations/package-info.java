/**
 * Owns the tests of checking and rebuilding: several nodes in one JVM over one real database.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.operations;

import org.jspecify.annotations.NullMarked;
