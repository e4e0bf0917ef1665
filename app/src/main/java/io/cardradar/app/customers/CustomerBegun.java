package io.cardradar.app.customers;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/** A visitor of whom something is known that is true of another visitor too is a customer now. */
@Serdeable
record CustomerBegun(UUID visitorId) {
    /** The outbox topic. */
    static final String TOPIC = "customer.begun";
}
