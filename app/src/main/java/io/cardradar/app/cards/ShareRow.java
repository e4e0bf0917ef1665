package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@MappedEntity("card_share")
record ShareRow(
        TenantId tenantId,
        @Id String token,
        CardId cardId,
        SharerKind sharerKind,
        UUID sharerId,
        @Nullable String parentToken,
        String channel,
        boolean permanent,
        Instant createdAt) {
    /** Who shares: employees spread a card, visitors pass it on. */
    enum SharerKind {
        EMPLOYEE,
        VISITOR
    }
}
