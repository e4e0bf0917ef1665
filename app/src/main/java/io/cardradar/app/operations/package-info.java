/**
 * Owns what administrators and whoever runs the service can do about the service itself over HTTP:
 * checking and rebuilding what follows from events, and looking after work that failed until it was
 * set aside.
 *
 * <p>Publishes nothing but its HTTP paths. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.operations;

import org.jspecify.annotations.NullMarked;
