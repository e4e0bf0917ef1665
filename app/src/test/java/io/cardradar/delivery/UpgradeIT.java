package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.migrations.Migrations;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Databases that earlier builds have made are brought to the newest schema. */
class UpgradeIT {
    private final Database database = TestStack.freshDatabase();
    private final Migrations migrations =
            new Migrations(database.url(), database.user(), database.password());

    @BeforeEach
    void migrate() {
        assertThat(migrations.migrate()).isPositive();
    }

    @Test
    void takesTheOtherFormOfV19() throws SQLException {
        run("UPDATE flyway_schema_history SET checksum = -539782886 WHERE version = '19'");
        assertThat(migrations.migrate()).isZero();
    }

    @Test
    void refusesAMigrationThatNobodyReleased() throws SQLException {
        run("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '19'");
        assertThatThrownBy(migrations::migrate)
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch for migration version 19");
    }

    @Test
    void changesMessagesThatWaitIntoTheFormOfToday() throws SQLException, IOException {
        String company = "'00000000-0000-0000-0000-000000000001'";
        run(
                "SELECT set_config('cardradar.tenant', '*', false)",
                """
                INSERT INTO tenant (id, name, time_zone, created_at) VALUES (%s, 'C', 'UTC', now())\
                """
                        .formatted(company),
                """
                INSERT INTO outbox (tenant_id, id, topic, payload, attempts, created_at, due_at)
                SELECT %1$s, gen_random_uuid(), 'customer.changed', jsonb_build_object('customerId', %1$s), 8, now(), now()\
                """
                        .formatted(company));

        run(migration("V24__changed_customers.sql"));

        assertThat(
                        run(
                                "SELECT set_config('cardradar.tenant', '*', false)",
                                """
                                SELECT payload ->> 'customerIds' || attempts FROM outbox\
                                """))
                .isEqualTo("[\"" + company.replace("'", "") + "\"]0");
    }

    private static String migration(String file) throws IOException {
        try (InputStream sql = Migrations.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Answers the first value of the last statement, if it has one. */
    private String run(String... statements) throws SQLException {
        String answer = "";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    ResultSet rows = statement.getResultSet();
                    answer = rows.next() ? rows.getString(1) : "";
                }
            }
        }
        return answer;
    }
}
