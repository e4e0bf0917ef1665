package io.cardradar.kernel;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.convert.AttributeConverter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A person known to a company. A UUIDv7. */
@TypeDef(type = DataType.UUID, converter = CustomerId.Stored.class)
public record CustomerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }

    /** How repositories store it: as the UUID inside. */
    @Singleton
    public static final class Stored implements AttributeConverter<CustomerId, UUID> {
        @Override
        public @Nullable UUID convertToPersistedValue(
                @Nullable CustomerId id, ConversionContext context) {
            return id == null ? null : id.value;
        }

        @Override
        public @Nullable CustomerId convertToEntityValue(
                @Nullable UUID value, ConversionContext context) {
            return value == null ? null : new CustomerId(value);
        }
    }
}
