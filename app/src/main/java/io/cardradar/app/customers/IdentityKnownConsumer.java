package io.cardradar.app.customers;

import io.cardradar.app.identity.IdentityKnown;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Stitches visitors who turn out at a log-in to be one person. */
@Singleton
class IdentityKnownConsumer implements OutboxConsumer {
    private final AutomaticStitches stitches;
    private final JsonMapper json;

    IdentityKnownConsumer(AutomaticStitches stitches, JsonMapper json) {
        this.stitches = stitches;
        this.json = json;
    }

    @Override
    public String topic() {
        return IdentityKnown.TOPIC;
    }

    /** One at a time: each holds customers still, and several at once might wait in a circle. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        messages.forEach(message -> apply(message.tenant(), read(message)));
    }

    private void apply(TenantId tenant, IdentityKnown known) {
        VisitorId visitor = new VisitorId(known.visitorId());
        UUID anonymous = known.anonymousId();
        if (anonymous != null) {
            VisitorId before = new VisitorId(anonymous);
            Evidence device = Evidence.of(StitchReason.ANONYMOUS, Rows.bytes(anonymous));
            stitches.know(tenant, before, device, known.at());
            stitches.know(tenant, visitor, device, known.at());
        }
        if (known.unionid() != null) {
            Evidence user = new Evidence(StitchReason.UNIONID, known.unionid());
            stitches.know(tenant, visitor, user, known.at());
        }
    }

    private IdentityKnown read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), IdentityKnown.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
