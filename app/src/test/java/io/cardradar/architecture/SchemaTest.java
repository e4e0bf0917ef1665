package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What makes the schema one that can be distributed by tenant, and that keeps tenants apart: read
 * from the catalogue of the very database that the service uses, its partitions included.
 */
final class SchemaTest {
    /** Tables that no tenant leads, each with its reason. */
    private static final Map<String, String> GLOBAL_TABLES =
            Map.of(
                    "tenant", "it is the list of tenants",
                    "wechat_app", "an app id names its tenant before the tenant is known",
                    "wechat_app_company", "an app id names its tenants",
                    "wechat_access_token", "belongs to an app id, whichever tenants use it",
                    "gateway_nonce", "belongs to an app id, whichever tenants use it",
                    "content_trace",
                            "a pushed verdict names its question, not the company that asked",
                    "event_archive", "a range of time, whichever tenants have events in it",
                    "login_phone", "a phone logs in before its tenant is known",
                    "flyway_schema_history", "Flyway's own");

    /** Quartz's own tables; its jobs work for all tenants. */
    private static final String QUARTZ = "qrtz_";

    /** Indexes of tenant tables that no tenant leads, each with its reason. */
    private static final Map<String, String> GLOBAL_INDEXES =
            Map.of("outbox_claim", "workers claim across tenants: docs/decisions/0006");

    private final TestService service = TestService.shared();

    @Test
    void everyTenantTableHasItsTenantAndNeverWithoutOne() throws SQLException {
        assertThat(
                        tenantTables(
                                """
                                SELECT c.relname FROM pg_class c
                                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                                    AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid
                                        AND a.attname = 'tenant_id' AND a.attnotnull)\
                                """))
                .as("tables without a tenant_id that is not null")
                .isEmpty();
    }

    @Test
    void theTenantLeadsEveryKeyAndIndex() throws SQLException {
        assertThat(
                        tenantTables(
                                """
                                SELECT c.relname, i.indexrelid::regclass::text FROM pg_index i
                                JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
                                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                                WHERE a.attname IS DISTINCT FROM 'tenant_id'\
                                """))
                .as("indexes that tenant_id does not lead")
                .containsExactlyElementsOf(GLOBAL_INDEXES.keySet());
    }

    @Test
    void everyTenantTableHasAPrimaryKey() throws SQLException {
        assertThat(
                        tenantTables(
                                """
                                SELECT c.relname FROM pg_class c
                                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                                    AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)\
                                """))
                .as("tables without a primary key")
                .isEmpty();
    }

    @Test
    void theTenantLeadsEveryForeignKeyOnBothSides() throws SQLException {
        assertThat(
                        tenantTables(
                                """
                                SELECT c.relname, f.conname FROM pg_constraint f
                                JOIN pg_class c ON c.oid = f.conrelid AND c.relnamespace = 'public'::regnamespace
                                JOIN pg_attribute here ON here.attrelid = f.conrelid AND here.attnum = f.conkey[1]
                                JOIN pg_attribute there ON there.attrelid = f.confrelid AND there.attnum = f.confkey[1]
                                WHERE f.contype = 'f' AND (here.attname <> 'tenant_id'
                                    OR there.attname <> 'tenant_id' AND f.confrelid <> 'tenant'::regclass)\
                                """))
                .as("foreign keys that tenant_id does not lead")
                .isEmpty();
    }

    @Test
    void everyTenantTableIsGuardedByRowLevelSecurity() throws SQLException {
        assertThat(
                        tenantTables(
                                """
                                SELECT c.relname FROM pg_class c
                                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                                    AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                                        AND (SELECT count(*) = 1 AND bool_and(p.policyname = 'tenant_isolation'
                                                AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE')
                                            FROM pg_policies p
                                            WHERE p.schemaname = 'public' AND p.tablename = c.relname))\
                                """))
                .as("tables without forced row-level security")
                .isEmpty();
    }

    @Test
    void theServicesRoleIsBoundByRowLevelSecurity() throws SQLException {
        assertThat(
                        query(
                                """
                                SELECT rolsuper::text, rolbypassrls::text FROM pg_roles
                                WHERE rolname = current_user\
                                """))
                .containsExactly(List.of("false", "false"));
    }

    @Test
    void aConnectionSeesTheRowsOfItsTenantAndWithoutOneNone() throws SQLException {
        TestCompany mine = service.newCompany();
        TestCompany other = service.newCompany();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            String of = "SELECT count(*) FROM department WHERE tenant_id = '%s'";

            assertThat(number(statement, "SELECT count(*) FROM department")).isZero();
            statement.execute("SET cardradar.tenant = '" + mine.tenant() + "'");
            assertThat(number(statement, of.formatted(mine.tenant()))).isEqualTo(1);
            assertThat(number(statement, of.formatted(other.tenant()))).isZero();
            assertThatThrownBy(() ->
                            statement.execute(
                                    """
                                    INSERT INTO department (tenant_id, id, name, created_at)
                                    VALUES ('%s', gen_random_uuid(), 'x', now())\
                                    """
                                            .formatted(other.tenant())))
                    .hasMessageContaining("row-level security");
            statement.execute("SET cardradar.tenant = '*'");
            assertThat(number(statement, of.formatted(other.tenant()))).isEqualTo(1);
        }
    }

    /** Names in the last column of a query, for tables that ought to belong to tenants. */
    private List<String> tenantTables(String sql) throws SQLException {
        return query(sql).stream()
                .filter(row -> !GLOBAL_TABLES.containsKey(row.getFirst()))
                .filter(row -> !row.getFirst().startsWith(QUARTZ))
                .map(List::getLast)
                .toList();
    }

    private List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(columns);
            }
        }
        return rows;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Database database() {
        var context = service.context();
        return new Database(
                context.getRequiredProperty("datasources.default.url", String.class),
                context.getRequiredProperty("datasources.default.username", String.class),
                context.getRequiredProperty("datasources.default.password", String.class));
    }
}
