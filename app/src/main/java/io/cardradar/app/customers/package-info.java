/**
 * Owns customers and their relationships with salespeople: stages, tags, follow-ups, interest,
 * history.
 *
 * <p>Publishes {@link io.cardradar.app.customers.CustomerChanged} through the outbox. Listens to
 * visitors' events as a projection, to shared phones and to what becomes known of visitors at
 * log-ins. What belongs to a person by name or number is in {@code customer}, {@code customer_part}
 * and {@code visitor_evidence}: whoever forgets a person must look into all three.
 */
@NullMarked
package io.cardradar.app.customers;

import org.jspecify.annotations.NullMarked;
