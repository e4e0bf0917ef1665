/**
 * Owns the build law: which package may know which, how large things may grow, how code is
 * formatted, what every table and every route must have.
 *
 * <p>Publishes nothing. A failure here says what to mend and where the rule is written down.
 */
@NullMarked
package io.cardradar.architecture;

import org.jspecify.annotations.NullMarked;
