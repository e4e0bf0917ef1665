/**
 * What WeChat pushes to the service: reads it, checks that it is WeChat's, and answers it.
 *
 * <p>Publishes {@link io.cardradar.wechat.callback.Push}; knows nothing of who handles it.
 */
@NullMarked
package io.cardradar.wechat.callback;

import org.jspecify.annotations.NullMarked;
