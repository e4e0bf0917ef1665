package io.cardradar.analytics.events;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of {@code interaction_event} by column name. */
public final class EventRows {
    private EventRows() {}

    /** All rows of a result that has every column of {@link StoredEvent}. */
    public static List<StoredEvent> read(ResultSet rows) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(row(rows));
        }
        return events;
    }

    /** The row at which the result stands. */
    public static StoredEvent row(ResultSet row) throws SQLException {
        UUID employee = row.getObject("employee_id", UUID.class);
        UUID card = row.getObject("card_id", UUID.class);
        return new StoredEvent(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                EventType.ofCode(row.getInt("type")),
                row.getTimestamp("occurred_at").toInstant(),
                new VisitorId(row.getObject("visitor_id", UUID.class)),
                employee == null ? null : new EmployeeId(employee),
                card == null ? null : new CardId(card),
                subject(row),
                row.getInt("dwell_ms"),
                row.getObject("scene", Integer.class),
                row.getString("share"));
    }

    private static @Nullable Subject subject(ResultSet row) throws SQLException {
        int kind = row.getInt("subject_kind");
        return row.wasNull()
                ? null
                : new Subject(SubjectKind.ofCode(kind), row.getString("subject_id"));
    }
}
