package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;

import java.time.ZoneId;

/**
 * @param zone where its days begin
 */
public record Company(TenantId id, String name, ZoneId zone) {}
