package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

/** Names one relationship within a company. */
public record RelationshipKey(CustomerId customer, EmployeeId owner) {}
