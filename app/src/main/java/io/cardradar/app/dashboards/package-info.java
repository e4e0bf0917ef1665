/**
 * Owns what managers see of their teams: the questions of {@code analytics.metrics}, asked within
 * the caller's data scope and answered with names.
 *
 * <p>Publishes nothing but its HTTP paths. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.dashboards;

import org.jspecify.annotations.NullMarked;
