/** Placeholder. */
@NullMarked
package io.cardradar.kernel;

import org.jspecify.annotations.NullMarked;
