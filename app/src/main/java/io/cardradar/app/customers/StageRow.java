package io.cardradar.app.customers;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("stage")
record StageRow(
        TenantId tenantId,
        @Id String key,
        String name,
        int position,
        int winProbability,
        Stage.Outcome outcome) {}
