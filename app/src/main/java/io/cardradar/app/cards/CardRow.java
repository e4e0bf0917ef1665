package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@MappedEntity("card")
record CardRow(
        TenantId tenantId,
        @Id CardId id,
        EmployeeId employeeId,
        @TypeDef(type = DataType.JSON) CardContent draft,
        @Nullable @TypeDef(type = DataType.JSON) CardContent published,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {}
