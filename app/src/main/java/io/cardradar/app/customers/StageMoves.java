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
                history.ofRelationship(caller.tenant(), customer, acting.owner(), LONGEST_HISTORY));
    }

    /** Moves a relationship; to where it stands already changes nothing. */
    @Transactional
    Standing move(Caller caller, CustomerId customer, @Nullable EmployeeId owner, Move move) {
        Relationship from = relationships.locked(caller, customer, owner);
        if (!from.stage().equals(move.to().key())) {
            Instant now = clock.instant();
            history.save(row(caller, from, move, now));
            rows.moveTo(caller.tenant(), customer, from.owner(), move.to().key(), now);
            changes.changed(caller.tenant(), customer);
        }
        return standing(caller, customer, from.owner());
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
