/**
 * Owns the tests of what HTTP and browsers are told, whatever the feature.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.web;

import org.jspecify.annotations.NullMarked;
