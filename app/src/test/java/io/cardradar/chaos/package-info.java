/**
 * Owns {@code mvn -Pchaos}: the faults that the service is put through under load, and what must be
 * true after each of them.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.chaos;

import org.jspecify.annotations.NullMarked;
