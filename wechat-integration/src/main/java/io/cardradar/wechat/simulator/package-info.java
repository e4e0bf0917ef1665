/**
 * A local stand-in for WeChat's server, as strict as WeChat: a program of its own.
 *
 * <p>Owns its world (apps, users, clock, faults) and a control interface over it; publishes {@link
 * io.cardradar.wechat.simulator.Simulator}; listens to nothing. Knows nothing of the client beside
 * it, so that any other client library can be pointed at it.
 */
@NullMarked
package io.cardradar.wechat.simulator;

import org.jspecify.annotations.NullMarked;
