package io.cardradar.app.customers;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Page;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What salespeople did for their customers, and when they mean to be in touch again. */
@Singleton
class FollowUps {
    private final Relationships relationships;
    private final FollowUpTables tables;
    private final CustomerChanges changes;
    private final Idempotency idempotency;
    private final NewId ids;
    private final Clock clock;

    FollowUps(
            Relationships relationships,
            FollowUpTables tables,
            CustomerChanges changes,
            Idempotency idempotency,
            NewId ids,
            Clock clock) {
        this.relationships = relationships;
        this.tables = tables;
        this.changes = changes;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that the caller may see, the latest first. */
    Page<FollowUpRow> list(Caller caller, CustomerId customer, @Nullable String cursor, int limit) {
        List<Relationship> seen = relationships.seen(caller, customer);
        TimelinePlace place = TimelinePlace.of(cursor);
        return Page.of(
                tables.before(caller.tenant(), TimelineScope.of(seen), place),
                limit,
                row -> new TimelinePlace(row.createdAt(), row.id()).toString());
    }

    /**
     * Adds a follow-up, once for one idempotency key. It replaces the plan of the one before: what
     * was planned is done, or planned anew.
     */
    @Transactional
    FollowUpRow add(
            Caller caller,
            CustomerId customer,
            @Nullable EmployeeId owner,
            NewFollowUp followUp,
            @Nullable String idempotencyKey) {
        EmployeeId whose = relationships.acting(caller, customer, owner).owner();
        RelationshipKey key = new RelationshipKey(customer, whose);
        String id =
                idempotency.once(
                        caller,
                        idempotencyKey,
                        key + "/" + followUp,
                        () -> insert(caller, locked(caller, key), followUp).toString());
        return tables.get(caller.tenant(), UUID.fromString(id));
    }

    /** Adds what the caller did for an own customer some time ago. */
    @Transactional
    void addPast(Caller caller, CustomerId customer, NewFollowUp followUp, Instant at) {
        RelationshipKey own = new RelationshipKey(customer, caller.employee());
        insert(caller, locked(caller, own), followUp, at);
    }

    /** The relationship as it is today: its customer may be stitched to another one meanwhile. */
    private RelationshipKey locked(Caller caller, RelationshipKey key) {
        return relationships.locked(caller, key.customer(), key.owner()).key();
    }

    private UUID insert(Caller caller, RelationshipKey key, NewFollowUp followUp) {
        return insert(caller, key, followUp, clock.instant());
    }

    private UUID insert(Caller caller, RelationshipKey key, NewFollowUp followUp, Instant at) {
        FollowUpRow row =
                new FollowUpRow(
                        caller.tenant(),
                        ids.next(),
                        key.customer(),
                        key.owner(),
                        followUp.kind(),
                        followUp.text().strip(),
                        followUp.nextAt(),
                        caller.employee().equals(key.owner()) ? null : caller.employee(),
                        at);
        tables.add(row);
        changes.changed(caller.tenant(), key.customer());
        return row.id();
    }

    /** What is told of a follow-up. */
    record NewFollowUp(FollowUpKind kind, String text, @Nullable Instant nextAt) {}
}
