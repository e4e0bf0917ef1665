package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("login_phone")
record LoginPhoneRow(@Id byte[] phoneHash, TenantId tenantId, EmployeeId employeeId) {}
