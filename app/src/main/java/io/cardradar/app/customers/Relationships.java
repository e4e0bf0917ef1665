package io.cardradar.app.customers;

import io.cardradar.app.identity.DataScope;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Decides which relationships a caller sees, and on which of them a request acts. */
@Singleton
class Relationships {
    private final RelationshipTable table;
    private final DataScopes scopes;

    Relationships(RelationshipTable table, DataScopes scopes) {
        this.table = table;
        this.scopes = scopes;
    }

    /**
     * A customer's relationships within the caller's data scope, the most recently active first.
     * The id of a customer who was stitched to another leads to that one, as each of the answer
     * says.
     *
     * @throws Problem.NotFound {@code customer.not_found} when there is none
     */
    List<Relationship> seen(Caller caller, CustomerId customer) {
        DataScope scope = scopes.of(caller);
        List<Relationship> seen =
                table.of(caller.tenant(), customer).stream()
                        .filter(relationship -> scope.covers(relationship.owner()))
                        .toList();
        if (seen.isEmpty()) {
            throw notFound();
        }
        return seen;
    }

    /**
     * The relationship that a request is about: that of the named owner, else the caller's own,
     * else the most recently active one that the caller sees.
     *
     * @throws Problem.NotFound {@code customer.not_found} when the caller sees no such relationship
     */
    Relationship acting(Caller caller, CustomerId customer, @Nullable EmployeeId owner) {
        return acting(caller, seen(caller, customer), owner);
    }

    /** The same, for a change: until the transaction ends nobody else changes it. */
    Relationship locked(Caller caller, CustomerId customer, @Nullable EmployeeId owner) {
        Relationship before = acting(caller, customer, owner);
        while (!table.lock(caller.tenant(), before.key())) {
            before = acting(caller, customer, before.owner());
        }
        return acting(caller, customer, before.owner());
    }

    Relationship acting(Caller caller, List<Relationship> seen, @Nullable EmployeeId owner) {
        if (owner == null) {
            return ofOwner(seen, caller.employee()).findFirst().orElseGet(seen::getFirst);
        }
        return ofOwner(seen, owner).findFirst().orElseThrow(Relationships::notFound);
    }

    private static Stream<Relationship> ofOwner(
            List<Relationship> relationships, EmployeeId owner) {
        return relationships.stream().filter(relationship -> relationship.owner().equals(owner));
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("customer.not_found", "There is no such customer");
    }
}
