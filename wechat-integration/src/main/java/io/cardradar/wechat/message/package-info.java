/**
 * Messages to WeChat users as the service words them: subscription messages (订阅消息) with their
 * templates, and customer-service messages (客服消息).
 *
 * <p>Owns WeChat's rules of what a message may contain; publishes records; listens to nothing.
 */
@NullMarked
package io.cardradar.wechat.message;

import org.jspecify.annotations.NullMarked;
