/**
 * WeChat behind verbs of our own: log-in, phone number and mini-program codes.
 *
 * <p>Owns the conversation with WeChat's server and its errors; publishes {@link
 * io.cardradar.wechat.WeChat} and the records it takes and gives; listens to nothing. WxJava is
 * touched only by package-private classes of this package and shows in no public signature.
 */
@NullMarked
package io.cardradar.wechat;

import org.jspecify.annotations.NullMarked;
