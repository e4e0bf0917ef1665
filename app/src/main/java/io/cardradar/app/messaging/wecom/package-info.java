/**
 * WeCom (企业微信) as a way to tell employees of things.
 *
 * <p>Owns a company's WeCom application and who its employees are there. Publishes nothing: it is a
 * {@link io.cardradar.app.messaging.Channel}. Listens to events by which a visitor shows that he
 * wants contact.
 */
@NullMarked
package io.cardradar.app.messaging.wecom;

import org.jspecify.annotations.NullMarked;
