/**
 * What is asked of WeChat's content check, and what it answers.
 *
 * <p>Publishes records only; {@code WeChat.contentCheck()} does the asking.
 */
@NullMarked
package io.cardradar.wechat.security;

import org.jspecify.annotations.NullMarked;
