package io.cardradar.app.customers;

import io.cardradar.app.customers.StitchedRows.Belongings;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table stitch: the ledger of what was stitched, why, and what was undone. */
@Singleton
class StitchTable {
    private final JdbcOperations jdbc;

    StitchTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param evidence null when somebody said so
     */
    void add(TenantId tenant, StitchRow row, @Nullable Evidence evidence) {
        EmployeeId by = row.by();
        jdbc.prepareStatement(
                """
                INSERT INTO stitch (tenant_id, id, reason, evidence, one_id, other_id, survivor_id, merged_id, visitors,
                    relationships, follow_ups, stage_changes, stitched_at, stitched_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, row.id());
                    statement.setString(3, row.reason().name());
                    statement.setBytes(4, evidence == null ? null : evidence.bytes());
                    statement.setObject(5, row.one().value());
                    statement.setObject(6, row.other().value());
                    statement.setObject(7, row.survivor().value());
                    statement.setObject(8, row.merged().value());
                    statement.setInt(9, row.moved().visitors());
                    statement.setInt(10, row.moved().relationships());
                    statement.setInt(11, row.moved().followUps());
                    statement.setInt(12, row.moved().stageChanges());
                    statement.setTimestamp(13, Timestamp.from(row.at()));
                    statement.setObject(14, by == null ? null : by.value());
                    return statement.executeUpdate();
                });
    }

    /** All entries about these customers, the latest first; those undone too. */
    List<StitchRow> of(TenantId tenant, Collection<CustomerId> customers) {
        return jdbc.prepareStatement(
                """
                SELECT * FROM stitch WHERE tenant_id = ? AND (one_id = ANY (?) OR other_id = ANY (?))
                ORDER BY stitched_at DESC, id DESC\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(customers, CustomerId::value));
                    statement.setObject(3, Rows.ids(customers, CustomerId::value));
                    return Rows.read(statement, StitchTable::row);
                });
    }

    Optional<StitchRow> find(TenantId tenant, UUID id) {
        return jdbc
                .prepareStatement(
                        "SELECT * FROM stitch WHERE tenant_id = ? AND id = ?",
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, id);
                            return Rows.read(statement, StitchTable::row);
                        })
                .stream()
                .findFirst();
    }

    void undo(TenantId tenant, UUID id, EmployeeId by, Instant at) {
        jdbc.prepareStatement(
                """
                UPDATE stitch SET undone_at = ?, undone_by = ?
                WHERE tenant_id = ? AND id = ? AND undone_at IS NULL\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(at));
                    statement.setObject(2, by.value());
                    statement.setObject(3, tenant.value());
                    statement.setObject(4, id);
                    return statement.executeUpdate();
                });
    }

    /**
     * Whether somebody has taken apart what this evidence had tied one of these to one of those.
     */
    boolean forbids(
            TenantId tenant,
            Evidence evidence,
            Collection<CustomerId> these,
            Collection<CustomerId> those) {
        return !jdbc.prepareStatement(
                        """
                        SELECT 1 FROM stitch
                        WHERE tenant_id = ? AND reason = ? AND evidence = ? AND undone_at IS NOT NULL
                            AND allowed_at IS NULL AND (one_id = ANY (?) AND other_id = ANY (?)
                                OR one_id = ANY (?) AND other_id = ANY (?)) LIMIT 1\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setString(2, evidence.kind().name());
                            statement.setBytes(3, evidence.bytes());
                            statement.setObject(4, Rows.ids(these, CustomerId::value));
                            statement.setObject(5, Rows.ids(those, CustomerId::value));
                            statement.setObject(6, Rows.ids(those, CustomerId::value));
                            statement.setObject(7, Rows.ids(these, CustomerId::value));
                            return Rows.read(statement, row -> row.getInt(1));
                        })
                .isEmpty();
    }

    /** What was taken apart between these and those forbids nothing any more. */
    void allow(
            TenantId tenant,
            Collection<CustomerId> these,
            Collection<CustomerId> those,
            Instant at) {
        jdbc.prepareStatement(
                """
                UPDATE stitch SET allowed_at = ?
                WHERE tenant_id = ? AND undone_at IS NOT NULL AND allowed_at IS NULL
                    AND (one_id = ANY (?) AND other_id = ANY (?) OR one_id = ANY (?) AND other_id = ANY (?))\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(at));
                    statement.setObject(2, tenant.value());
                    statement.setObject(3, Rows.ids(these, CustomerId::value));
                    statement.setObject(4, Rows.ids(those, CustomerId::value));
                    statement.setObject(5, Rows.ids(those, CustomerId::value));
                    statement.setObject(6, Rows.ids(these, CustomerId::value));
                    return statement.executeUpdate();
                });
    }

    private static StitchRow row(ResultSet row) throws SQLException {
        return new StitchRow(
                Rows.uuid(row, "id"),
                StitchReason.valueOf(row.getString("reason")),
                Rows.customer(row, "one_id"),
                Rows.customer(row, "other_id"),
                Rows.customer(row, "survivor_id"),
                Rows.customer(row, "merged_id"),
                new Belongings(
                        row.getInt("visitors"),
                        row.getInt("relationships"),
                        row.getInt("follow_ups"),
                        row.getInt("stage_changes")),
                Rows.instant(row, "stitched_at"),
                employee(row, "stitched_by"),
                Rows.instantOrNull(row, "undone_at"),
                employee(row, "undone_by"));
    }

    private static @Nullable EmployeeId employee(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new EmployeeId(id);
    }
}
