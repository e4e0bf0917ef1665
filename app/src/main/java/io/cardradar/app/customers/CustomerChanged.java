package io.cardradar.app.customers;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/**
 * Something about a customer, or about one of the customer's relationships, was changed: whatever
 * is derived from it is out of date.
 */
@Serdeable
public record CustomerChanged(UUID customerId) {
    /** The outbox topic. */
    public static final String TOPIC = "customer.changed";
}
