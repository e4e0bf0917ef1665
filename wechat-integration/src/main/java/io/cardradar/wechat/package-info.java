/** Placeholder. */
@NullMarked
package io.cardradar.wechat;

import org.jspecify.annotations.NullMarked;
