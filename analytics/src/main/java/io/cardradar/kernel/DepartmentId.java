package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A node of a company's department tree. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfDepartment.class)
public record DepartmentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
