package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.app.cards.CardExchanged;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.Problem;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An exchange of contacts is an event like any other: the salesperson is told at once. It comes
 * from here and not from the mini-program, because only the service knows that it happened.
 */
@Singleton
class ExchangeEvents implements OutboxConsumer {
    private final Ingest ingest;
    private final JsonMapper json;

    ExchangeEvents(Ingest ingest, JsonMapper json) {
        this.ingest = ingest;
        this.json = json;
    }

    @Override
    public String topic() {
        return CardExchanged.TOPIC;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        messages.forEach(this::tell);
    }

    private void tell(OutboxMessage message) {
        try {
            CardExchanged exchanged =
                    Objects.requireNonNull(json.readValue(message.payload(), CardExchanged.class));
            Caller visitor =
                    new Caller(
                            message.tenant(),
                            Caller.Role.VISITOR,
                            exchanged.visitorId(),
                            exchanged.appId());
            ingest.tell(visitor, event(exchanged));
        } catch (Problem.Throttled e) {
            throw new Problem.Upstream(e.code(), e.detail(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }

    private JsonNode event(CardExchanged exchanged) throws IOException {
        return json.writeValueToTree(
                Map.of(
                        "id", exchanged.eventId().toString(),
                        "type", EventType.CARD_AUTHORISE_PHONE.wireName(),
                        "occurredAt", exchanged.at().toString(),
                        "cardId", exchanged.cardId().toString()));
    }
}
