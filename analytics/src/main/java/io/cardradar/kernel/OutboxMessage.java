package io.cardradar.kernel;

import java.util.UUID;

/**
 * @param payload JSON, as it was added
 */
public record OutboxMessage(TenantId tenant, UUID id, String payload) {}
