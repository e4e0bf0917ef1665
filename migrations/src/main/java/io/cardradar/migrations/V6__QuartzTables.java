package io.cardradar.migrations;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;

/** Quartz's own tables, from the script inside its jar, so that both always fit each other. */
final class V6__QuartzTables extends BaseJavaMigration {
    private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(script());
        }
    }

    private static String script() throws IOException {
        try (InputStream in = V6__QuartzTables.class.getClassLoader().getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException("Not on the class path: " + SCRIPT);
            }
            // The script commits at its end; here the migration's own transaction does that.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?im)^\\s*COMMIT;\\s*$", "");
        }
    }
}
