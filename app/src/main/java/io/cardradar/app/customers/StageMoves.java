package io.cardradar.app.customers;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Moves relationships through the funnel, and remembers every move. */
@Singleton
class StageMoves {
    private static final int LONGEST_HISTORY = 100;

    private final Relationships relationships;
    private final RelationshipRepository rows;
    private final StageChangeRepository history;
    private final CustomerChanges changes;
    private final NewId ids;
    private final Clock clock;

    StageMoves(
            Relationships relationships,
            RelationshipRepository rows,
            StageChangeRepository history,
            CustomerChanges changes,
            NewId ids,
            Clock clock) {
        this.relationships = relationships;
        this.rows = rows;
        this.history = history;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a relationship stands and how it came there, the latest move first. */
    Standing standing(Caller caller, CustomerId customer, @Nullable EmployeeId owner) {
        Relationship acting = relationships.acting(caller, customer, owner);
        return new Standing(
                acting,
                history.ofRelationship(
                        caller.tenant(), acting.customer(), acting.owner(), LONGEST_HISTORY));
    }

    /** Moves a relationship; to where it stands already changes nothing. */
    @Transactional
    Standing move(Caller caller, CustomerId customer, @Nullable EmployeeId owner, Move move) {
        Relationship from = relationships.locked(caller, customer, owner);
        move(caller, from, move, clock.instant());
        return standing(caller, customer, from.owner());
    }

    /** Notes a move of an own customer that was made some time ago. */
    @Transactional
    void movePast(Caller caller, CustomerId customer, Move move, Instant at) {
        move(caller, relationships.locked(caller, customer, caller.employee()), move, at);
    }

    private void move(Caller caller, Relationship from, Move move, Instant at) {
        if (!from.stage().equals(move.to().key())) {
            history.save(row(caller, from, move, at));
            rows.moveTo(caller.tenant(), from.customer(), from.owner(), move.to().key(), at);
            changes.changed(caller.tenant(), from.customer());
        }
    }

    private StageChangeRow row(Caller caller, Relationship from, Move move, Instant now) {
        return new StageChangeRow(
                caller.tenant(),
                ids.next(),
                from.customer(),
                from.owner(),
                from.stage(),
                move.to().key(),
                move.reason(),
                caller.employee(),
                now);
    }

    /** A wish to move. */
    record Move(Stage to, @Nullable String reason) {}

    record Standing(Relationship relationship, List<StageChangeRow> history) {}
}
