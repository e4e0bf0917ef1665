package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Of whom salespeople have been told lately. */
@Singleton
class NoticedVisitors {
    private final JdbcOperations jdbc;

    NoticedVisitors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether a salesperson is to be told of a visitor now; from then on, not again for a while.
     * Must run inside the transaction that queues the notice.
     */
    boolean take(
            TenantId tenant, EmployeeId employee, VisitorId visitor, Instant now, Duration quiet) {
        return jdbc.prepareStatement(
                """
                INSERT INTO contact_notice AS n (tenant_id, employee_id, visitor_id, noticed_at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, employee_id, visitor_id) DO UPDATE SET noticed_at = excluded.noticed_at
                WHERE n.noticed_at <= ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, employee.value());
                    statement.setObject(3, visitor.value());
                    statement.setTimestamp(4, Timestamp.from(now));
                    statement.setTimestamp(5, Timestamp.from(now.minus(quiet)));
                    return statement.executeUpdate() == 1;
                });
    }
}
