package io.cardradar.kernel;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Function;

/** How the one-field ids are stored: as the UUID inside. */
final class IdConverters {
    private IdConverters() {}

    private abstract static class UuidConverter<T> implements AttributeConverter<T, UUID> {
        private final Function<T, UUID> unwrap;
        private final Function<UUID, T> wrap;

        UuidConverter(Function<T, UUID> unwrap, Function<UUID, T> wrap) {
            this.unwrap = unwrap;
            this.wrap = wrap;
        }

        @Override
        public @Nullable UUID convertToPersistedValue(@Nullable T id, ConversionContext context) {
            return id == null ? null : unwrap.apply(id);
        }

        @Override
        public @Nullable T convertToEntityValue(@Nullable UUID value, ConversionContext context) {
            return value == null ? null : wrap.apply(value);
        }
    }

    @Singleton
    static final class OfTenant extends UuidConverter<TenantId> {
        OfTenant() {
            super(TenantId::value, TenantId::new);
        }
    }

    @Singleton
    static final class OfEmployee extends UuidConverter<EmployeeId> {
        OfEmployee() {
            super(EmployeeId::value, EmployeeId::new);
        }
    }

    @Singleton
    static final class OfVisitor extends UuidConverter<VisitorId> {
        OfVisitor() {
            super(VisitorId::value, VisitorId::new);
        }
    }

    @Singleton
    static final class OfCard extends UuidConverter<CardId> {
        OfCard() {
            super(CardId::value, CardId::new);
        }
    }

    @Singleton
    static final class OfCustomer extends UuidConverter<CustomerId> {
        OfCustomer() {
            super(CustomerId::value, CustomerId::new);
        }
    }

    @Singleton
    static final class OfDepartment extends UuidConverter<DepartmentId> {
        OfDepartment() {
            super(DepartmentId::value, DepartmentId::new);
        }
    }
}
