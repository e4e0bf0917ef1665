/**
 * Owns {@code mvn -Pbench}: what is measured, beside the machine's own limit of the same run.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.bench;

import org.jspecify.annotations.NullMarked;
