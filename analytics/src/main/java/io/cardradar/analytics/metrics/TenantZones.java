package io.cardradar.analytics.metrics;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Where the days of each company begin. */
@Singleton
class TenantZones {
    private final JdbcOperations jdbc;

    TenantZones(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<TenantZone> all() {
        return Select.of("SELECT id, time_zone FROM tenant ORDER BY id")
                .list(
                        jdbc,
                        row ->
                                new TenantZone(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        ZoneId.of(row.getString(2))));
    }

    @Transactional(readOnly = true)
    ZoneId of(TenantId tenant) {
        return Select.of("SELECT time_zone FROM tenant WHERE id = ?", tenant.value())
                .list(jdbc, row -> ZoneId.of(row.getString(1)))
                .getFirst();
    }

    record TenantZone(TenantId tenant, ZoneId zone) {}
}
