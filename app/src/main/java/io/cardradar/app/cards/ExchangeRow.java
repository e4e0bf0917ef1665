package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;
import java.util.UUID;

@MappedEntity("card_exchange")
record ExchangeRow(
        TenantId tenantId,
        EmployeeId employeeId,
        @Id UUID visitorId,
        CardId cardId,
        Instant exchangedAt) {}
