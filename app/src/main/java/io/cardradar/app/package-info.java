/** Placeholder. */
@NullMarked
package io.cardradar.app;

import org.jspecify.annotations.NullMarked;
