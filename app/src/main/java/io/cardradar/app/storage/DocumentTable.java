package io.cardradar.app.storage;

import io.micronaut.context.annotation.Bean;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents in the service's own database. */
@Singleton
@Connectable
@Bean(typed = DocumentTable.class)
class DocumentTable implements DocumentStore {
    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DocumentTable(JdbcOperations jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void put(DocumentKey key, Map<String, ?> fields) {
        DocumentFields.require(fields);
        jdbc.prepareStatement(
                """
                INSERT INTO document (tenant_id, collection, id, fields, updated_at)
                VALUES (?, ?, ?, CAST(? AS jsonb), ?)
                ON CONFLICT (tenant_id, collection, id)
                DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at\
                """,
                statement -> {
                    bind(statement, key);
                    statement.setString(4, DocumentSql.write(json, fields));
                    statement.setTimestamp(5, Timestamp.from(clock.instant()));
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<Document> find(DocumentKey key) {
        return jdbc.prepareStatement(
                "SELECT id, fields FROM document WHERE tenant_id = ? AND collection = ? AND id = ?",
                statement -> {
                    bind(statement, key);
                    return documents(statement).stream().findFirst();
                });
    }

    @Override
    @Transactional
    public void delete(DocumentKey key) {
        jdbc.prepareStatement(
                "DELETE FROM document WHERE tenant_id = ? AND collection = ? AND id = ?",
                statement -> {
                    bind(statement, key);
                    return statement.executeUpdate();
                });
    }

    @Override
    public List<Document> find(DocumentQuery query) {
        DocumentSql sql = DocumentSql.of(query, json);
        return jdbc.prepareStatement(
                "SELECT id, fields" + sql.from() + sql.page(),
                statement -> {
                    sql.bind(statement);
                    return documents(statement);
                });
    }

    @Override
    public long count(DocumentQuery query) {
        DocumentSql sql = DocumentSql.of(query, json);
        return jdbc.prepareStatement(
                "SELECT count(*)" + sql.from(),
                statement -> {
                    sql.bind(statement);
                    ResultSet row = statement.executeQuery();
                    row.next();
                    return row.getLong(1);
                });
    }

    private static void bind(PreparedStatement statement, DocumentKey key) throws SQLException {
        statement.setObject(1, key.tenant().value());
        statement.setString(2, key.collection());
        statement.setString(3, key.id());
    }

    private List<Document> documents(PreparedStatement statement) throws SQLException {
        ResultSet row = statement.executeQuery();
        List<Document> documents = new ArrayList<>();
        while (row.next()) {
            documents.add(new Document(row.getString(1), read(row.getString(2))));
        }
        return documents;
    }

    private Map<String, @Nullable Object> read(String text) {
        try {
            Map<String, Object> fields =
                    json.readValue(text, Argument.mapOf(String.class, Object.class));
            return fields == null ? Map.of() : new LinkedHashMap<>(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored document cannot be read", e);
        }
    }
}
