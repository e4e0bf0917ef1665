/**
 * Owns the figures of the dashboards: rollups kept up to date event by event, and one class for
 * each question that is asked of them.
 *
 * <p>Publishes the questions ({@link io.cardradar.analytics.metrics.Overview}, {@link
 * io.cardradar.analytics.metrics.Trend}, …). Listens to events as a projection.
 */
@NullMarked
package io.cardradar.analytics.metrics;

import org.jspecify.annotations.NullMarked;
