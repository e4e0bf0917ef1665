package io.cardradar.app.storage;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A query over the table of documents. Names of fields stand in the text, which {@link
 * DocumentFilter} has checked; values are parameters.
 */
final class DocumentSql {
    private final StringJoiner conditions =
            new StringJoiner(
                            " AND ",
                            " FROM document WHERE tenant_id = ? AND collection = ? AND ",
                            "")
                    .setEmptyValue(" FROM document WHERE tenant_id = ? AND collection = ?");
    private final List<String> parameters = new ArrayList<>();
    private final DocumentQuery query;
    private final ObjectMapper json;

    private DocumentSql(DocumentQuery query, ObjectMapper json) {
        this.query = query;
        this.json = json;
    }

    static DocumentSql of(DocumentQuery query, ObjectMapper json) {
        DocumentSql sql = new DocumentSql(query, json);
        query.filters().forEach(filter -> sql.conditions.add(sql.condition(filter)));
        return sql;
    }

    String from() {
        return conditions.toString();
    }

    String page() {
        StringJoiner order = new StringJoiner(", ", " ORDER BY ", "");
        query.orders().forEach(by -> order.add(order(by)));
        order.add("id COLLATE \"C\"");
        return order + " LIMIT " + query.limit() + " OFFSET " + query.skip();
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, query.tenant().value());
        statement.setString(2, query.collection());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 3, parameters.get(i));
        }
    }

    static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("A document cannot be written as JSON", e);
        }
    }

    private String condition(DocumentFilter filter) {
        String field = "fields -> '" + filter.field() + "'";
        return switch (filter.operator()) {
            case EQUAL -> field + " = " + parameter(filter.value());
            case NOT_EQUAL -> field + " IS DISTINCT FROM " + parameter(filter.value());
            case GREATER -> compared(filter, ">");
            case AT_LEAST -> compared(filter, ">=");
            case LESS -> compared(filter, "<");
            case AT_MOST -> compared(filter, "<=");
            case IN -> field + " IN (" + parameters((List<?>) filter.value()) + ")";
        };
    }

    private String compared(DocumentFilter filter, String sign) {
        String field = "fields -> '" + filter.field() + "'";
        if (filter.value() instanceof String text) {
            parameters.add(text);
            return "jsonb_typeof(%s) = 'string' AND fields ->> '%s' COLLATE \"C\" %s ?"
                    .formatted(field, filter.field(), sign);
        }
        String type = filter.value() instanceof Boolean ? "boolean" : "number";
        return "jsonb_typeof(%s) = '%s' AND %s %s %s"
                .formatted(field, type, field, sign, parameter(filter.value()));
    }

    private String parameters(List<?> values) {
        StringJoiner list = new StringJoiner(", ").setEmptyValue("NULL");
        values.forEach(value -> list.add(parameter(value)));
        return list.toString();
    }

    private String parameter(Object value) {
        parameters.add(write(json, value));
        return "CAST(? AS jsonb)";
    }

    /** By type, then by value within it, as MongoDB orders. */
    private static String order(DocumentQuery.Order by) {
        String direction = by.descending() ? " DESC" : "";
        String type =
                """
                CASE jsonb_typeof(fields -> '%s') WHEN 'number' THEN 2 WHEN 'string' THEN 3 WHEN 'object' THEN 4
                    WHEN 'array' THEN 5 WHEN 'boolean' THEN 6 ELSE 1 END\
                """
                        .formatted(by.field());
        String number =
                "CASE WHEN jsonb_typeof(fields -> '%s') = 'number' THEN fields -> '%s' END"
                        .formatted(by.field(), by.field());
        String text = "fields ->> '%s' COLLATE \"C\"".formatted(by.field());
        return String.join(", ", type + direction, number + direction, text + direction);
    }
}
