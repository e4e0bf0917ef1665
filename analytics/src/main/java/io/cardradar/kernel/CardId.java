package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A salesperson's digital business card. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfCard.class)
public record CardId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
