package io.cardradar.app.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;

@MappedEntity("wechat_access_token")
record AccessTokenRow(@Id String appId, byte[] token, Instant expiresAt) {}
