package io.cardradar.app.search;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.UUID;

/**
 * Keeps the nodes from writing old customers over new ones. Whoever writes a company's customers
 * into the index reads them from the tables after taking the company's lock, and holds it until the
 * index has answered: who reads later writes later. A write whose answer is lost rolls back its
 * transaction, and is done again from the tables.
 *
 * <p>All locks end with the transaction.
 */
@Singleton
class IndexLocks {
    private static final String ALIASES = "search/aliases";
    private static final String REBUILD = "search/rebuild";

    private final JdbcOperations jdbc;

    IndexLocks(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** For writing customers of these companies; no alias changes meanwhile. */
    void forWriting(Collection<TenantId> tenants) {
        lock("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", ALIASES);
        UUID[] sorted =
                tenants.stream().map(TenantId::value).distinct().sorted().toArray(UUID[]::new);
        jdbc.prepareStatement(
                """
                SELECT pg_advisory_xact_lock(hashtextextended('search/' || tenant, 0))
                FROM unnest(?) AS tenant\
                """,
                statement -> {
                    statement.setObject(1, sorted);
                    return statement.execute();
                });
    }

    /** For changing aliases: waits until nobody writes. */
    void forAliases() {
        lock("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", ALIASES);
    }

    /** For rebuilding; false when another node is at it. */
    boolean tryRebuild() {
        return jdbc.prepareStatement(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                statement -> {
                    statement.setString(1, REBUILD);
                    ResultSet row = statement.executeQuery();
                    return row.next() && row.getBoolean(1);
                });
    }

    private void lock(String sql, String name) {
        jdbc.prepareStatement(
                sql,
                statement -> {
                    statement.setString(1, name);
                    return statement.execute();
                });
    }
}
