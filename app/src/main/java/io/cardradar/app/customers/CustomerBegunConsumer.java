package io.cardradar.app.customers;

import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.VisitorId;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Stitches a new customer to those who are known to be the same person. */
@Singleton
class CustomerBegunConsumer implements OutboxConsumer {
    private final AutomaticStitches stitches;
    private final JsonMapper json;

    CustomerBegunConsumer(AutomaticStitches stitches, JsonMapper json) {
        this.stitches = stitches;
        this.json = json;
    }

    @Override
    public String topic() {
        return CustomerBegun.TOPIC;
    }

    /** One at a time: each holds customers still, and several at once might wait in a circle. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        messages.forEach(message ->
                stitches.concludeAll(message.tenant(), new VisitorId(read(message).visitorId())));
    }

    private CustomerBegun read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), CustomerBegun.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
