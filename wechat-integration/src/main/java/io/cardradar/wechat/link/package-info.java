/**
 * What links that open a mini-program are asked for with.
 *
 * <p>Owns these records; publishes them to {@code Links}, which takes and gives them; listens to
 * nothing.
 */
@NullMarked
package io.cardradar.wechat.link;

import org.jspecify.annotations.NullMarked;
