/**
 * The archives of events within the service: kept among the files, listed and restored for the
 * operator.
 *
 * <p>Owns no table. Publishes and listens to nothing.
 */
@NullMarked
package io.cardradar.app.archive;

import org.jspecify.annotations.NullMarked;
