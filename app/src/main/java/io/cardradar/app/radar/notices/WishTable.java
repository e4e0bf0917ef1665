package io.cardradar.app.radar.notices;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps what employees and companies want to be told. */
@Singleton
class WishTable {
    private static final List<AlertRule> DEFAULT_RULES =
            Arrays.stream(AlertKind.values()).map(AlertKind::byDefault).toList();

    private final JdbcOperations jdbc;
    private final StoredJson json;

    WishTable(JdbcOperations jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whatever was never set is as by default. */
    Map<Address, Wishes> of(Collection<Address> inboxes) {
        return jdbc.prepareStatement(
                """
                SELECT w.tenant_id, w.employee_id, t.time_zone, s.settings, r.rules
                FROM unnest(?, ?) AS w (tenant_id, employee_id)
                JOIN tenant t ON t.id = w.tenant_id
                LEFT JOIN radar_notice_settings s ON s.tenant_id = w.tenant_id AND s.employee_id = w.employee_id
                LEFT JOIN radar_alert_rules r ON r.tenant_id = w.tenant_id\
                """,
                statement -> {
                    new Columns<>(statement, List.copyOf(inboxes))
                            .add("uuid", inbox -> inbox.tenant().value())
                            .add("uuid", inbox -> inbox.employee().value());
                    return read(statement.executeQuery());
                });
    }

    private Map<Address, Wishes> read(ResultSet row) throws SQLException {
        Map<Address, Wishes> wishes = new HashMap<>();
        Map<String, List<AlertRule>> rules = new HashMap<>();
        while (row.next()) {
            TenantId tenant = new TenantId(row.getObject(1, UUID.class));
            EmployeeId employee = new EmployeeId(row.getObject(2, UUID.class));
            String settings = row.getString(4);
            String ruleText = row.getString(5);
            List<AlertRule> all =
                    ruleText == null
                            ? DEFAULT_RULES
                            : rules.computeIfAbsent(ruleText, this::readRules);
            wishes.put(
                    new Address(tenant, employee),
                    new Wishes(readSettings(settings), all, ZoneId.of(row.getString(3))));
        }
        return wishes;
    }

    private NoticeSettings readSettings(@Nullable String text) {
        return text == null ? NoticeSettings.DEFAULT : json.read(text, NoticeSettings.class);
    }

    private List<AlertRule> readRules(String text) {
        return json.read(text, Rules.class).rules();
    }

    void save(Address inbox, NoticeSettings settings) {
        jdbc.prepareStatement(
                """
                INSERT INTO radar_notice_settings (tenant_id, employee_id, settings) VALUES (?, ?, ?)
                ON CONFLICT (tenant_id, employee_id) DO UPDATE SET settings = excluded.settings\
                """,
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    statement.setString(3, json.write(settings));
                    return statement.executeUpdate();
                });
    }

    void save(TenantId tenant, List<AlertRule> rules) {
        jdbc.prepareStatement(
                """
                INSERT INTO radar_alert_rules (tenant_id, rules) VALUES (?, ?)
                ON CONFLICT (tenant_id) DO UPDATE SET rules = excluded.rules\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, json.write(new Rules(rules)));
                    return statement.executeUpdate();
                });
    }

    @Serdeable
    record Rules(List<AlertRule> rules) {}
}
