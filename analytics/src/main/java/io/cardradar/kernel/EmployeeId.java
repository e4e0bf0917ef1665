package io.cardradar.kernel;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.convert.AttributeConverter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A person who works for a company. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = EmployeeId.Stored.class)
public record EmployeeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }

    /** How repositories store it: as the UUID inside. */
    @Singleton
    public static final class Stored implements AttributeConverter<EmployeeId, UUID> {
        @Override
        public @Nullable UUID convertToPersistedValue(
                @Nullable EmployeeId id, ConversionContext context) {
            return id == null ? null : id.value;
        }

        @Override
        public @Nullable EmployeeId convertToEntityValue(
                @Nullable UUID value, ConversionContext context) {
            return value == null ? null : new EmployeeId(value);
        }
    }
}
