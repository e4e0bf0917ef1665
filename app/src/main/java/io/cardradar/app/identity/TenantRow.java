package io.cardradar.app.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;
import java.util.UUID;

@MappedEntity("tenant")
record TenantRow(@Id UUID id, String name, String timeZone, Instant createdAt) {}
