package io.cardradar.kernel;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A WeChat user of a company's apps; an anonymous one before log-in. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = IdConverters.OfVisitor.class)
public record VisitorId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
