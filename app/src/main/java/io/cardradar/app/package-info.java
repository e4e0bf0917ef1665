/**
 * The service as a whole: {@link io.cardradar.app.Application} starts it.
 *
 * <p>Every sub-package is one feature; {@code PackageTable} of the build law says which may know
 * which.
 */
@NullMarked
package io.cardradar.app;

import org.jspecify.annotations.NullMarked;
