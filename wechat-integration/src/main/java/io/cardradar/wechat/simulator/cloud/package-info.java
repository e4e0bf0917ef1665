/**
 * CloudBase's database as the simulator plays it: the language of its statements, and documents in
 * memory.
 *
 * <p>Owns the meaning of statements; publishes {@link
 * io.cardradar.wechat.simulator.cloud.CloudDatabase}; listens to nothing, and knows nothing of
 * HTTP.
 */
@NullMarked
package io.cardradar.wechat.simulator.cloud;

import org.jspecify.annotations.NullMarked;
