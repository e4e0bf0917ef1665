package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.time.Instant;
import java.util.UUID;

/**
 * @param checkId of the content as it was asked to be published
 */
@MappedEntity("card_publication")
record PublicationRow(
        TenantId tenantId,
        @Id CardId cardId,
        UUID checkId,
        PublicationState state,
        @TypeDef(type = DataType.JSON) CardContent content,
        Instant requestedAt) {}
