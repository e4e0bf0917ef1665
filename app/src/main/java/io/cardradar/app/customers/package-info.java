/**
 * Owns customers and their relationships with salespeople: stages, tags, follow-ups, interest,
 * history.
 *
 * <p>Publishes {@link io.cardradar.app.customers.CustomerChanged} through the outbox. Listens to
 * visitors' events as a projection.
 */
@NullMarked
package io.cardradar.app.customers;

import org.jspecify.annotations.NullMarked;
