/**
 * Owns when recurring jobs run: clustered Quartz over the service's own database, so that each run
 * happens on one node, whichever is alive. Nobody else sees Quartz.
 *
 * <p>Publishes nothing. Listens to nothing; it schedules every {@link
 * io.cardradar.kernel.RecurringJob}.
 */
@NullMarked
package io.cardradar.app.scheduling;

import org.jspecify.annotations.NullMarked;
