/**
 * WeChat's server API as it behaves: one class for each group of endpoints.
 *
 * <p>Owns tokens, codes and quotas; publishes {@link io.cardradar.wechat.simulator.api.Api}, which
 * gathers the endpoints; listens to nothing.
 */
@NullMarked
package io.cardradar.wechat.simulator.api;

import org.jspecify.annotations.NullMarked;
