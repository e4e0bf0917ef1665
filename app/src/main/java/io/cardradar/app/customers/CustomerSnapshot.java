package io.cardradar.app.customers;

import java.util.List;

/**
 * All of a customer as it was at one moment, whoever is asking: for what is derived from customers.
 */
public record CustomerSnapshot(Customer customer, List<Relationship> relationships) {}
