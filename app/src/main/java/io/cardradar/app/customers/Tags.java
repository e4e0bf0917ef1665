package io.cardradar.app.customers;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;

/** What salespeople mark their relationships with, in their own words. */
@Singleton
class Tags {
    private final Relationships relationships;
    private final TagTable table;
    private final CustomerChanges changes;
    private final Clock clock;

    Tags(Relationships relationships, TagTable table, CustomerChanges changes, Clock clock) {
        this.relationships = relationships;
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    List<String> of(Caller caller, CustomerId customer, @Nullable EmployeeId owner) {
        return relationships.acting(caller, customer, owner).tags();
    }

    /** Replaces all tags of a relationship; spaces around them and repetitions do not count. */
    @Transactional
    List<String> replace(
            Caller caller, CustomerId customer, @Nullable EmployeeId owner, List<String> tags) {
        Relationship acting = relationships.locked(caller, customer, owner);
        List<String> wanted = tags.stream().map(String::strip).distinct().toList();
        table.replace(caller.tenant(), acting.key(), wanted, clock.instant());
        changes.changed(caller.tenant(), acting.customer());
        return of(caller, customer, acting.owner());
    }
}
