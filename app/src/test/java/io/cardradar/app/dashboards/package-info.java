/**
 * Owns the tests of the dashboards: what the service answers over HTTP against a recount by hand.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.dashboards;

import org.jspecify.annotations.NullMarked;
