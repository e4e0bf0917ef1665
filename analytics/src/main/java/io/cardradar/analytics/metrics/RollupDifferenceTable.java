package io.cardradar.analytics.metrics;

import io.cardradar.analytics.metrics.RollupCheck.Difference;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the checks found: an empty table is the promise. */
@Singleton
class RollupDifferenceTable {
    private final JdbcOperations jdbc;
    private final NewId ids;
    private final Clock clock;

    RollupDifferenceTable(JdbcOperations jdbc, NewId ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void add(TenantId tenant, LocalDate day, List<Difference> differences) {
        Instant now = clock.instant();
        jdbc.prepareStatement(
                """
                INSERT INTO rollup_difference (tenant_id, id, checked_at, day, rollup, detail)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    new Columns<>(statement, differences)
                            .add("uuid", unused -> tenant.value())
                            .add("uuid", unused -> ids.next())
                            .add("timestamptz", unused -> now)
                            .add("date", unused -> day)
                            .add("text", Difference::rollup)
                            .add("text", Difference::detail);
                    return statement.executeUpdate();
                });
    }
}
