/**
 * Signatures and ciphers of WeChat's message push and of the data a mini-program hands over.
 *
 * <p>Owns no state; publishes the checks that must pass before anything received is believed;
 * listens to nothing.
 */
@NullMarked
package io.cardradar.wechat.crypto;

import org.jspecify.annotations.NullMarked;
