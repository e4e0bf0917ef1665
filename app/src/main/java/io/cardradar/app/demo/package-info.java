/**
 * Owns the demo company of {@code mvn -Prun}: people, cards and a month of history, made on the
 * first start where {@code cardradar.demo.enabled} is true.
 *
 * <p>Publishes nothing. Listens to the start of the service.
 */
@NullMarked
package io.cardradar.app.demo;

import org.jspecify.annotations.NullMarked;
