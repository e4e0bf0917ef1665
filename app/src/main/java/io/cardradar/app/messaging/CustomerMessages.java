package io.cardradar.app.messaging;

import io.cardradar.app.customers.Customers;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Messages to customers, as far as a caller may send and see them. */
@Singleton
class CustomerMessages {
    private final Outgoing outgoing;
    private final Messages messages;
    private final MessageRepository table;
    private final Customers customers;
    private final DataScopes scopes;
    private final Idempotency idempotency;

    CustomerMessages(
            Outgoing outgoing,
            Messages messages,
            MessageRepository table,
            Customers customers,
            DataScopes scopes,
            Idempotency idempotency) {
        this.outgoing = outgoing;
        this.messages = messages;
        this.table = table;
        this.customers = customers;
        this.scopes = scopes;
        this.idempotency = idempotency;
    }

    /**
     * Queues a message, once for one idempotency key. What it needs, a grant or one of the quota,
     * is taken in the same transaction.
     *
     * @throws Problem.Conflict {@code message.no_grant}, {@code message.window_closed} or {@code
     *     message.quota_used}: WeChat would refuse it
     */
    @Transactional
    MessageRow send(Caller caller, NewDraft draft, @Nullable String idempotencyKey) {
        String id =
                idempotency.once(
                        caller,
                        idempotencyKey,
                        draft.fingerprint(),
                        () -> {
                            UUID message = messages.nextId();
                            messages.queue(
                                    caller.tenant(),
                                    message,
                                    outgoing.make(caller, message, draft));
                            return message.toString();
                        });
        return table.find(caller.tenant(), UUID.fromString(id)).orElseThrow();
    }

    /**
     * One message.
     *
     * @throws Problem.NotFound {@code message.not_found}
     */
    MessageRow get(Caller caller, UUID id) {
        return table.find(caller.tenant(), id)
                .filter(row -> scopes.of(caller).covers(row.employeeId()))
                .orElseThrow(() ->
                        new Problem.NotFound("message.not_found", "There is no such message"));
    }

    /** The messages to a customer that the caller may see, the latest first. */
    Page<MessageRow> list(Caller caller, CustomerId customer, @Nullable String cursor, int limit) {
        List<UUID> owners =
                customers.owners(caller, customer).stream().map(EmployeeId::value).toList();
        List<UUID> ids =
                customers.allIds(caller, customer).stream().map(CustomerId::value).toList();
        MessagePlace place = MessagePlace.of(cursor);
        return Page.of(
                table.before(caller.tenant(), ids, owners, place.at(), place.id()),
                limit,
                row -> new MessagePlace(row.createdAt(), row.id()).toString());
    }
}
