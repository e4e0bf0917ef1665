package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the night does for all companies together. */
@Singleton
class NightlyCompanies {
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final Runs runs;

    NightlyCompanies(
            JdbcOperations jdbc, TransactionOperations<Connection> transactions, Runs runs) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.runs = runs;
    }

    List<TenantId> all() {
        List<TenantId> all = Tenancy.ofAll(() -> transactions.executeRead(status -> read()));
        return all == null ? List.of() : all;
    }

    void forgetOldRuns(Duration age) {
        Tenancy.runForAll(() ->
                transactions.executeWrite(status -> {
                    runs.deleteOlderThan(age);
                    return true;
                }));
    }

    private List<TenantId> read() {
        return jdbc.prepareStatement(
                "SELECT id FROM tenant ORDER BY id",
                statement -> {
                    ResultSet row = statement.executeQuery();
                    List<TenantId> tenants = new ArrayList<>();
                    while (row.next()) {
                        tenants.add(new TenantId(row.getObject(1, UUID.class)));
                    }
                    return tenants;
                });
    }
}
