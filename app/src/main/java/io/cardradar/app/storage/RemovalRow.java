package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;

@MappedEntity("file_removal")
record RemovalRow(TenantId tenantId, @Id String path, Instant dueAt) {
    FileKey key() {
        return new FileKey(tenantId, path);
    }
}
