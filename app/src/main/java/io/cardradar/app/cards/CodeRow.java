package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;

/** WeChat's code of one card, as PNG. */
@MappedEntity("card_code")
record CodeRow(
        TenantId tenantId,
        CardId cardId,
        @Id String scene,
        int width,
        byte[] image,
        Instant createdAt) {}
