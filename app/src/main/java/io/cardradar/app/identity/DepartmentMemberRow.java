package io.cardradar.app.identity;

import io.micronaut.core.annotation.Introspected;

import java.util.UUID;

@Introspected
record DepartmentMemberRow(UUID employeeId, UUID departmentId) {}
