package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@MappedEntity("card")
record CardRow(
        TenantId tenantId,
        @Id CardId id,
        EmployeeId employeeId,
        CardContent draft,
        @Nullable CardContent published,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {}
