package io.cardradar.app.radar;

import io.cardradar.analytics.archive.PerEventRows;
import io.cardradar.analytics.partitions.EventRange;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A radar shows an event that is there; items go into the archive with their events. */
@Singleton
class RadarItemsOfEvents implements PerEventRows {
    private static final int AT_ONCE = 5_000;

    /** More than an event's time and that of its id can differ. */
    private static final Duration APART = Duration.ofDays(8);

    private final EventSql sql;

    RadarItemsOfEvents(EventSql sql) {
        this.sql = sql;
    }

    @Override
    public String table() {
        return "radar_item";
    }

    @Override
    public String condition() {
        return """
        r.tenant_id = e.tenant_id AND r.employee_id = e.employee_id AND r.occurred_at = e.occurred_at
            AND r.event_id = e.id\
        """;
    }

    @Override
    public void remove(TenantId tenant, EventRange range) {
        for (UUID employee : radars(tenant)) {
            int[] removed = {AT_ONCE};
            while (removed[0] == AT_ONCE) {
                Tenancy.run(
                        tenant,
                        () ->
                                removed[0] =
                                        sql.inTransaction(() -> remove(tenant, employee, range)));
            }
        }
    }

    private List<UUID> radars(TenantId tenant) {
        List<UUID> radars = new ArrayList<>();
        Tenancy.run(
                tenant,
                () ->
                        radars.addAll(
                                sql.inTransaction(() ->
                                        sql.list(
                                                "SELECT employee_id FROM radar_inbox WHERE"
                                                        + " tenant_id = ? ORDER BY employee_id",
                                                row -> row.getObject(1, UUID.class),
                                                tenant.value()))));
        return radars;
    }

    private int remove(TenantId tenant, UUID employee, EventRange range) {
        return sql.update(
                """
                DELETE FROM radar_item WHERE tenant_id = ? AND employee_id = ? AND seq IN (
                    SELECT seq FROM radar_item WHERE tenant_id = ? AND employee_id = ?
                        AND occurred_at >= ? AND occurred_at < ? AND event_id >= ? AND event_id < ?
                    ORDER BY seq LIMIT %d)\
                """
                        .formatted(AT_ONCE),
                tenant.value(),
                employee,
                tenant.value(),
                employee,
                range.from().minus(APART),
                range.to().plus(APART),
                range.fromId(),
                range.toId());
    }
}
