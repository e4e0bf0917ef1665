/**
 * What WeCom (企业微信) is asked for: applications of a company and what they tell its members.
 *
 * <p>Owns these records; publishes them to {@code WeCom}, which takes them; listens to nothing.
 */
@NullMarked
package io.cardradar.wechat.wecom;

import org.jspecify.annotations.NullMarked;
