/**
 * The simulator's HTTP: a request in, a reply out, and the record of both.
 *
 * <p>Owns the server and the call log; publishes the interface that endpoints implement; listens to
 * nothing, and knows nothing of WeChat.
 */
@NullMarked
package io.cardradar.wechat.simulator.http;

import org.jspecify.annotations.NullMarked;
