package io.cardradar.analytics.partitions;

import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes rejected events by age, some at once, company by company. */
@Singleton
class DeleteRejectedEventsJob implements RecurringJob {
    private static final int AT_ONCE = 5_000;

    private final EventSql sql;
    private final EventStorageSettings settings;
    private final Clock clock;

    DeleteRejectedEventsJob(EventSql sql, EventStorageSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete-rejected-events";
    }

    @Override
    public String cron() {
        return "0 5 20 * * ?";
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(settings.rejectedRetention());
        List<UUID> tenants = new ArrayList<>();
        sql.forAll(() ->
                tenants.addAll(
                        sql.list(
                                "SELECT id FROM tenant ORDER BY id",
                                row -> row.getObject(1, UUID.class))));
        tenants.forEach(tenant -> delete(tenant, before));
    }

    private void delete(UUID tenant, Instant before) {
        int[] deleted = {AT_ONCE};
        while (deleted[0] == AT_ONCE) {
            sql.forAll(() -> deleted[0] = deleteSome(tenant, before));
        }
    }

    private int deleteSome(UUID tenant, Instant before) {
        return sql.update(
                """
                DELETE FROM rejected_event WHERE tenant_id = ? AND id IN (
                    SELECT id FROM rejected_event WHERE tenant_id = ? AND received_at < ?
                    ORDER BY received_at LIMIT %d)\
                """
                        .formatted(AT_ONCE),
                tenant,
                tenant,
                before);
    }
}
