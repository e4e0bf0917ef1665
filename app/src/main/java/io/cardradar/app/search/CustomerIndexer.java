package io.cardradar.app.search;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;

import io.cardradar.app.customers.CustomerChanged;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the index up with the tables. A message says only who was changed: however many there are
 * of one customer, the customer is read and written once, as the tables have it now.
 */
@Singleton
class CustomerIndexer implements OutboxConsumer {
    private static final int MESSAGES = 100;

    private final IndexLocks locks;
    private final IndexAliases aliases;
    private final IndexWriter writer;
    private final JsonMapper json;

    CustomerIndexer(IndexLocks locks, IndexAliases aliases, IndexWriter writer, JsonMapper json) {
        this.locks = locks;
        this.aliases = aliases;
        this.writer = writer;
        this.json = json;
    }

    @Override
    public String topic() {
        return CustomerChanged.TOPIC;
    }

    @Override
    public int batchSize() {
        return MESSAGES;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        Map<TenantId, Set<CustomerId>> changed =
                messages.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OutboxMessage::tenant,
                                        Collectors.flatMapping(
                                                this::customers, Collectors.toSet())));
        locks.forWriting(changed.keySet());
        List<String> indexes = aliases.written();
        if (indexes.isEmpty()) {
            throw SearchUnavailable.problem(null);
        }
        List<BulkOperation> operations = new ArrayList<>();
        changed.forEach((tenant, customers) ->
                operations.addAll(writer.operations(tenant, customers, indexes)));
        writer.write(operations);
    }

    private Stream<CustomerId> customers(OutboxMessage message) {
        try {
            CustomerChanged changed =
                    Objects.requireNonNull(
                            json.readValue(message.payload(), CustomerChanged.class));
            return changed.customerIds().stream().map(CustomerId::new);
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
