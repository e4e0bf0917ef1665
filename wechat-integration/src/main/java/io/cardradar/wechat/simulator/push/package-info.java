/**
 * How the simulator pushes messages and events to a service, in every mode and format of WeChat's
 * console: content, encryption, signature, delivery and its three repetitions.
 *
 * <p>Owns what was delivered, and how; publishes {@link
 * io.cardradar.wechat.simulator.push.PushSender}; listens to nothing. Written from WeChat's
 * documents alone: it shares no code with what reads pushes, or both could be wrong together.
 */
@NullMarked
package io.cardradar.wechat.simulator.push;

import org.jspecify.annotations.NullMarked;
