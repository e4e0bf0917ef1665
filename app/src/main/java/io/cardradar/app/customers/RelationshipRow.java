package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The key of the table; {@link RelationshipTable} reads the rest, with its tags. */
@MappedEntity("relationship")
record RelationshipRow(TenantId tenantId, @Id CustomerId customerId, EmployeeId employeeId) {}
