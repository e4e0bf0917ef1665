/**
 * What is said to CloudBase (云开发) and what it answers: upload forms, download links, and typed
 * statements over documents in which every value is encoded.
 *
 * <p>Publishes its records; listens to nothing. The verbs are {@code WeChat.cloud()}'s.
 */
@NullMarked
package io.cardradar.wechat.cloudbase;

import org.jspecify.annotations.NullMarked;
