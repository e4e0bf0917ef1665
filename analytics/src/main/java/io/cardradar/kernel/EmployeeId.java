package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A person who works for a company. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfEmployee.class)
public record EmployeeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
