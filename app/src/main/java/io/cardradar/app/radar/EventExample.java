package io.cardradar.app.radar;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One event as clients write it: for the API's documentation. Requests are read field by field, so
 * that one broken event does not take its batch along.
 *
 * @param id a UUIDv7 made when the event occurred
 * @param type one of the vocabulary, such as {@code card.view}
 * @param occurredAt by the client's clock
 * @param dwellMs time spent, in milliseconds; counted up to half an hour
 * @param share the share token that led here
 * @param scene WeChat's number for the way in
 */
@Serdeable
@Schema(name = "Event")
record EventExample(
        UUID id,
        String type,
        Instant occurredAt,
        @Nullable UUID cardId,
        @Nullable SubjectExample subject,
        @Nullable Integer dwellMs,
        @Nullable String share,
        @Nullable Integer scene,
        @Nullable Map<String, Object> props) {
    /**
     * @param kind {@code product}, {@code post}, {@code page}, {@code file} or {@code form}
     */
    @Serdeable
    @Schema(name = "Subject")
    record SubjectExample(String kind, String id) {}
}
