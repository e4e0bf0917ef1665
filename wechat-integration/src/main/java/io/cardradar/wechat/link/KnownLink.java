package io.cardradar.wechat.link;

import java.time.Instant;

/** What WeChat knows of a URL link that it made. */
public record KnownLink(LinkTarget target, Instant createdAt, Instant expiresAt) {}
