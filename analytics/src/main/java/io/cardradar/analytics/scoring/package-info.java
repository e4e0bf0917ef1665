/**
 * Owns how interest is measured: heat that decays, and the score that people see.
 *
 * <p>Publishes {@link io.cardradar.analytics.scoring.Heat}. Listens to nothing; it holds no rows.
 */
@NullMarked
package io.cardradar.analytics.scoring;

import org.jspecify.annotations.NullMarked;
