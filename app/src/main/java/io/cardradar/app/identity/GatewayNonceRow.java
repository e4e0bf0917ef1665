package io.cardradar.app.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;

@MappedEntity("gateway_nonce")
record GatewayNonceRow(String appId, @Id String nonce, Instant expiresAt) {}
