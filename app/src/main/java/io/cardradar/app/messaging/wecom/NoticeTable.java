package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What has become of the messages that went to employees through WeCom. */
@Singleton
@Connectable
class NoticeTable {
    private static final int LAST = 50;

    private final JdbcOperations jdbc;

    NoticeTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The last ones to an employee, newest first. */
    List<SentNotice> last(TenantId tenant, EmployeeId employee) {
        return jdbc.prepareStatement(
                """
                SELECT id, state, reason, created_at, finished_at FROM outgoing_message
                WHERE tenant_id = ? AND employee_id = ? AND channel = ?
                ORDER BY created_at DESC, id DESC LIMIT ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, employee.value());
                    statement.setString(3, WeComChannel.NAME);
                    statement.setInt(4, LAST);
                    ResultSet row = statement.executeQuery();
                    List<SentNotice> notices = new ArrayList<>();
                    while (row.next()) {
                        notices.add(read(row));
                    }
                    return notices;
                });
    }

    private static SentNotice read(ResultSet row) throws SQLException {
        return new SentNotice(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
