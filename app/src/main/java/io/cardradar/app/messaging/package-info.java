/**
 * Messages out: subscription messages (订阅消息) and customer-service messages (客服消息) to customers, and
 * whatever other {@link io.cardradar.app.messaging.Channel} there is.
 *
 * <p>Owns templates, the ledger of grants, the windows of customer service, and every message with
 * its state. Publishes {@link io.cardradar.app.messaging.Messages}. Listens to WeChat's pushes
 * about subscriptions and customer service.
 */
@NullMarked
package io.cardradar.app.messaging;

import org.jspecify.annotations.NullMarked;
