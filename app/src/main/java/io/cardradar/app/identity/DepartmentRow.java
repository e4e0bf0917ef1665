package io.cardradar.app.identity;

import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@MappedEntity("department")
record DepartmentRow(
        TenantId tenantId,
        @Id DepartmentId id,
        @Nullable DepartmentId parentId,
        String name,
        Instant createdAt) {}
