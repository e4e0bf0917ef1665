package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * @param contentType from here to {@code storedPath}: of what is kept; null while uploading
 */
@MappedEntity("file")
record FileRow(
        TenantId tenantId,
        @Id UUID id,
        OwnerKind ownerKind,
        UUID ownerId,
        FilePurpose purpose,
        String name,
        FileState state,
        String declaredType,
        @Nullable String contentType,
        @Nullable Long size,
        @jakarta.annotation.Nullable byte @Nullable [] sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String storedPath,
        Instant createdAt,
        Instant updatedAt) {
    enum OwnerKind {
        EMPLOYEE,
        VISITOR
    }

    /** Where a client's ticket leads. */
    FileKey incoming() {
        return new FileKey(tenantId, "incoming/" + id);
    }

    /** A key in the store that no client ever had a ticket for. */
    FileKey stored(String path) {
        return new FileKey(tenantId, path);
    }
}
