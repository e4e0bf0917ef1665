package io.cardradar.app;

import io.cardradar.migrations.Migrations;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;

import jakarta.inject.Singleton;

import javax.sql.DataSource;

/**
 * Brings the schema up to date before anything uses the database. Large deployments run the
 * migration job instead, and set {@code cardradar.migrate-on-start} to false.
 */
@Singleton
@Requires(property = "cardradar.migrate-on-start", value = "true")
final class SchemaOnStart implements BeanCreatedEventListener<DataSource>, Ordered {
    private final DatasourceConfiguration database;

    SchemaOnStart(DatasourceConfiguration database) {
        this.database = database;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        new Migrations(database.getUrl(), database.getUsername(), database.getPassword()).migrate();
        return event.getBean();
    }
}
