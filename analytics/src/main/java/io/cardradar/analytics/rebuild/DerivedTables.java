package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.kernel.Problem;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Every derived table, in the order of names. */
@Singleton
class DerivedTables {
    private final List<Derivation> derivations;
    private final TransactionOperations<Connection> transactions;
    private final Horizon horizon;
    private volatile List<Derived> tables = List.of();

    DerivedTables(
            List<Derivation> derivations,
            TransactionOperations<Connection> transactions,
            Horizon horizon) {
        this.derivations =
                derivations.stream().sorted(Comparator.comparing(Derivation::table)).toList();
        this.transactions = transactions;
        this.horizon = horizon;
    }

    /** All names, without asking the database for keys. */
    List<String> names() {
        return derivations.stream().map(Derivation::table).toList();
    }

    List<Derived> all() {
        if (tables.isEmpty() && !derivations.isEmpty()) {
            tables = transactions.executeRead(status -> read(status.getConnection()));
        }
        return tables;
    }

    /** Those that can be held against the events that are in the database. */
    List<Derived> checkable() {
        return all().stream().filter(horizon::allowsCheck).toList();
    }

    /**
     * @throws Problem.NotFound {@code projection.not_found} where no table of this name is derived
     */
    Derived get(String name) {
        return all().stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Problem.NotFound(
                                "projection.not_found",
                                "No table of this name follows from events"));
    }

    private List<Derived> read(Connection connection) {
        return derivations.stream().map(derivation -> read(connection, derivation)).toList();
    }

    private static Derived read(Connection connection, Derivation derivation) {
        try {
            return Derived.of(connection, derivation);
        } catch (SQLException e) {
            throw new IllegalStateException("The catalogue cannot be read", e);
        }
    }
}
