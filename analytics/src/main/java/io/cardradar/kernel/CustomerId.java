package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A person known to a company. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfCustomer.class)
public record CustomerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
