/**
 * Owns what administrators and whoever runs the service can do about the service itself over HTTP:
 * so far, checking and rebuilding what follows from events.
 *
 * <p>Publishes nothing but its HTTP paths. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.operations;

import org.jspecify.annotations.NullMarked;
