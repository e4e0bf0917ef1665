/**
 * What links that open a mini-program are asked for with.
 *
 * <p>Owns these records; {@link io.cardradar.wechat.Links} takes and gives them.
 */
@NullMarked
package io.cardradar.wechat.link;

import org.jspecify.annotations.NullMarked;
