package io.cardradar.app.privacy;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param openid encrypted; null once the request is done
 * @param fields names of {@link PersonalField}, or {@code code_} and WeChat's number where it has
 *     no name here; empty stands for everything
 */
@MappedEntity("erasure_request")
record ErasureRequestRow(
        TenantId tenantId,
        @Id UUID id,
        ErasureKind kind,
        String appId,
        byte[] openidHash,
        @jakarta.annotation.Nullable byte @Nullable [] openid,
        String pushKey,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> fields,
        State state,
        Instant askedAt,
        Instant dueAt,
        @jakarta.annotation.Nullable @Nullable Instant doneAt) {
    /** Whether anything is left to erase. */
    enum State {
        OPEN,
        DONE
    }
}
