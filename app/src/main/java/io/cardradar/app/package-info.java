/**
 * The service as a whole: {@link io.cardradar.app.Application} starts it.
 *
 * <p>Every sub-package is one feature; the package table in {@code ArchitectureTest} says which may
 * know which.
 */
@NullMarked
package io.cardradar.app;

import org.jspecify.annotations.NullMarked;
