package io.cardradar.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The indexes of filled tables that are no keys, and the key of events: made anew once the rows are
 * in. The key begins with the company, so rows in the order of time would split its pages in the
 * middle and leave them half empty, as no partition is that was written anew.
 */
final class Indexes {
    private static final List<String> ALWAYS =
            List.of(
                    "interaction_event",
                    "radar_item",
                    "customer",
                    "customer_visitor",
                    "relationship");
    private static final String SECONDARY =
            """
            SELECT n.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i
            JOIN pg_class n ON n.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relname = ANY (?) AND t.relnamespace = CAST('public' AS regnamespace) AND NOT i.indisunique\
            """;

    private static final String EVENT_KEY =
            """
            SELECT 'ALTER TABLE interaction_event ' || CASE WHEN ? THEN 'DROP CONSTRAINT ' || conname
                ELSE 'ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) END
            FROM pg_constraint WHERE conrelid = CAST('interaction_event' AS regclass) AND contype = 'p'\
            """;

    private final Sql sql;
    private final List<String> definitions = new ArrayList<>();

    private Indexes(Sql sql) {
        this.sql = sql;
    }

    static Indexes drop(Sql sql, List<PlainDerivation> derivations) throws SQLException {
        Indexes indexes = new Indexes(sql);
        String[] tables =
                Stream.concat(ALWAYS.stream(), derivations.stream().map(PlainDerivation::table))
                        .distinct()
                        .toArray(String[]::new);
        List<String> names = new ArrayList<>();
        try (Connection connection = sql.connect();
                PreparedStatement statement = connection.prepareStatement(SECONDARY)) {
            statement.setArray(1, connection.createArrayOf("text", tables));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                names.add(row.getString(1));
                // Of a partitioned table it would be an index of the parent alone.
                indexes.definitions.add(row.getString(2).replace(" ON ONLY ", " ON "));
            }
        }
        names.forEach(name -> sql.execute("DROP INDEX " + name));
        indexes.definitions.addAll(sql.list(String.class, EVENT_KEY, false));
        sql.list(String.class, EVENT_KEY, true).forEach(sql::execute);
        return indexes;
    }

    void create() throws InterruptedException {
        Parallel.run(definitions.stream().<Runnable>map(sqlOf -> () -> create(sqlOf)).toList());
    }

    private void create(String definition) {
        sql.execute(definition);
    }
}
