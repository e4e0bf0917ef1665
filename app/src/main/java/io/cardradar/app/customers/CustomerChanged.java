package io.cardradar.app.customers;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.UUID;

/**
 * Something about each of these customers, or about one of the customer's relationships, was
 * changed: whatever is derived from it is out of date.
 */
@Serdeable
public record CustomerChanged(List<UUID> customerIds) {
    /** The outbox topic. */
    public static final String TOPIC = "customer.changed";
}
