package io.cardradar.app.radar.cloud;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A document of {@value #COLLECTION} as a mini-program wrote it. Only {@code _openid} is the
 * platform's word; everything else is the client's.
 */
record CloudEvent(String appId, Map<String, @Nullable Object> fields) {
    static final String COLLECTION = "cardradar_events";
    static final String ID = "_id";
    static final String AT = "at";

    private static final int LONGEST_OPENID = 128;

    /** Below this a client's clock is right: the network takes its time, too. */
    private static final Duration NETWORK = Duration.ofSeconds(10);

    /** Its id; null if it is of a kind that statements cannot name. */
    @Nullable Object id() {
        Object id = fields.get(ID);
        return id instanceof String || id instanceof Integer || id instanceof Long ? id : null;
    }

    /** Names what is refused of it, the same each time it is read. */
    UUID name() {
        String name = COLLECTION + "/" + appId + "/" + fields.get(ID);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Who wrote it; nobody for what came from a console or a cloud function. */
    Optional<WeChatUser> writer() {
        return fields.get("_openid") instanceof String openid
                        && !openid.isBlank()
                        && openid.length() <= LONGEST_OPENID
                ? Optional.of(new WeChatUser(appId, openid))
                : Optional.empty();
    }

    /** The company that the writer means; null if it does not say or nonsense. */
    @Nullable TenantId company() {
        try {
            return fields.get("companyId") instanceof String id
                    ? new TenantId(UUID.fromString(id))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean namesACompany() {
        return fields.get("companyId") != null;
    }

    /** When it was written, by the platform's clock if the writer left it to the platform. */
    Optional<Instant> writtenAt() {
        return fields.get(AT) instanceof Instant at ? Optional.of(at) : Optional.empty();
    }

    /** How far the writer's clock was behind; nothing if it was right or nobody can tell. */
    Duration clockOffset() {
        Duration offset =
                writtenAt()
                        .flatMap(at -> sentAt().map(sent -> Duration.between(sent, at)))
                        .orElse(Duration.ZERO);
        return offset.abs().compareTo(NETWORK) <= 0 ? Duration.ZERO : offset;
    }

    private Optional<Instant> sentAt() {
        return switch (fields.get("sentAt")) {
            case Instant sent -> Optional.of(sent);
            case String text -> parsed(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What {@code POST /v1/events} would have been sent. */
    @Nullable Object event() {
        return fields.get("event");
    }

    /** Names the document and none of its content. */
    @Override
    public String toString() {
        return "CloudEvent[" + fields.get(ID) + "]";
    }
}
