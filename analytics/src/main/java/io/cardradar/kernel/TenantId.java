package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A company that uses the service. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfTenant.class)
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
