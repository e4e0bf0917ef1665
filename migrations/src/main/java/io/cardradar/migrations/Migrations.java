package io.cardradar.migrations;

import org.flywaydb.core.Flyway;

/**
 * Brings a database to the newest schema. Safe to run from several nodes at once: Flyway holds a
 * lock.
 */
public final class Migrations {
    private final Flyway flyway;

    /**
     * @param jdbcUrl a PostgreSQL JDBC URL
     * @param user the owner of the schema; it needs no superuser right
     */
    public Migrations(String jdbcUrl, String user, String password) {
        this.flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(jdbcUrl, user, password)
                        .locations("classpath:db/migration")
                        .javaMigrations(new V6__QuartzTables())
                        .connectRetries(10)
                        .load();
    }

    /**
     * Applies what is missing.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when one fails; each runs in a transaction of
     *     its own
     */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /**
     * The migration job of a deployment: {@code DATASOURCES_DEFAULT_URL}, {@code _USERNAME} and
     * {@code _PASSWORD} name the database, as they do for the service.
     */
    public static void main(String[] args) {
        int applied =
                new Migrations(
                                required("DATASOURCES_DEFAULT_URL"),
                                required("DATASOURCES_DEFAULT_USERNAME"),
                                required("DATASOURCES_DEFAULT_PASSWORD"))
                        .migrate();
        System.out.println("Migrations applied: " + applied);
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException("Set the environment variable " + variable);
        }
        return value;
    }
}
