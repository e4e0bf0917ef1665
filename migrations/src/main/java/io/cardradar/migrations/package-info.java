/** Placeholder. */
@NullMarked
package io.cardradar.migrations;

import org.jspecify.annotations.NullMarked;
