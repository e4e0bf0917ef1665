package io.cardradar.analytics.scoring;

import io.cardradar.analytics.events.EventType;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Explains a heat by what was done, kind by kind. */
@Singleton
public class InterestReasons {
    private final JdbcOperations jdbc;

    InterestReasons(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What these visitors, who are one customer, did on a salesperson's card; the most telling
     * first. The counts know when a thing was done last, not each time: the shares are as if all of
     * one kind had been done then.
     */
    public List<Reason> of(
            TenantId tenant, EmployeeId employee, Collection<VisitorId> visitors, Instant now) {
        Map<EventType, Reason> reasons = new EnumMap<>(EventType.class);
        for (Reason reason : counted(tenant, employee, visitors, now)) {
            reasons.merge(reason.type(), reason, Reason::and);
        }
        return reasons.values().stream()
                .sorted(Comparator.comparingDouble(Reason::heat).reversed())
                .toList();
    }

    private List<Reason> counted(
            TenantId tenant, EmployeeId employee, Collection<VisitorId> visitors, Instant now) {
        return jdbc.prepareStatement(
                """
                SELECT type, events, last_at FROM interaction_count
                WHERE tenant_id = ? AND visitor_id = ANY (?) AND employee_id = ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(
                            2, visitors.stream().map(VisitorId::value).toArray(UUID[]::new));
                    statement.setObject(3, employee.value());
                    ResultSet row = statement.executeQuery();
                    List<Reason> reasons = new ArrayList<>();
                    while (row.next()) {
                        reasons.add(reason(row, now));
                    }
                    return reasons.stream().filter(reason -> reason.heat > 0).toList();
                });
    }

    private static Reason reason(ResultSet row, Instant now) throws SQLException {
        EventType type = EventType.ofCode(row.getInt(1));
        long events = row.getLong(2);
        Heat heat = new Heat(Heat.ofRepeated(type, events), row.getTimestamp(3).toInstant());
        return new Reason(type, events, heat.valueAt(now));
    }

    /**
     * @param events how often it was done
     * @param heat what is left of it
     */
    public record Reason(EventType type, long events, double heat) {
        Reason and(Reason other) {
            return new Reason(type, events + other.events, heat + other.heat);
        }
    }
}
