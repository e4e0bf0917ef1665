package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The table {@code rejected_event}. */
final class RejectedRows {
    private static final String INSERT =
            """
            INSERT INTO rejected_event (tenant_id, id, received_at, sender_id, code, detail, event)
            SELECT tenant_id, id, received_at, sender_id, code, detail, CAST(event AS jsonb)
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS r (tenant_id, id, received_at, sender_id, code, detail, event)
            ON CONFLICT DO NOTHING\
            """;

    private RejectedRows() {}

    static void insert(Connection connection, List<RejectedRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            new Columns<>(statement, rows)
                    .add("uuid", row -> row.batch().sender().tenant().value())
                    .add("uuid", RejectedRow::id)
                    .add("timestamptz", row -> row.batch().receivedAt())
                    .add("uuid", row -> row.batch().sender().id())
                    .add("text", row -> row.rejection().reason().code())
                    .add("text", row -> row.rejection().detail())
                    .add("text", RejectedRow::storableJson);
            statement.executeUpdate();
        }
    }
}
