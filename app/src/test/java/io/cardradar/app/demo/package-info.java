/**
 * Owns the tests of the demo company.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.demo;

import org.jspecify.annotations.NullMarked;
