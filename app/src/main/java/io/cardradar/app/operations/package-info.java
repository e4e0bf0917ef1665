/**
 * What whoever looks after the service sees of it: work that failed until it was set aside.
 *
 * <p>Owns and publishes nothing; listens to nothing.
 */
@NullMarked
package io.cardradar.app.operations;

import org.jspecify.annotations.NullMarked;
