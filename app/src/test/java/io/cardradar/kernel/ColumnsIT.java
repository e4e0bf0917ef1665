package io.cardradar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestService;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What PostgreSQL reads of the arrays that are bound, type by type. */
class ColumnsIT {
    private final TestService service = TestService.shared();

    @Test
    void eachTypeArrivesAsItWasSent() {
        assertThat(sent("bool", true, null, false)).containsExactly("true", null, "false");
        assertThat(sent("int2", Short.MIN_VALUE, 7L)).containsExactly("-32768", "7");
        assertThat(sent("int4", Integer.MAX_VALUE, null)).containsExactly("2147483647", null);
        assertThat(sent("int8", Long.MIN_VALUE, 0)).containsExactly("-9223372036854775808", "0");
        assertThat(sent("float8", 1.5, -2)).containsExactly("1.5", "-2");
        UUID id = UUID.randomUUID();
        assertThat(sent("uuid", id, null)).containsExactly(id.toString(), null);
        assertThat(sent("date", LocalDate.of(1999, 12, 31), LocalDate.of(2026, 2, 28)))
                .containsExactly("1999-12-31", "2026-02-28");
        assertThat(sent("timestamptz", Instant.parse("1969-07-20T20:17:40.123456789Z")))
                .containsExactly("1969-07-20 20:17:40.123456+00");
        byte[] bytes = "卡".getBytes(StandardCharsets.UTF_8);
        assertThat(sent("bytea", bytes, new byte[0])).containsExactly("\\xe58da1", "\\x");
    }

    @Test
    void textsOfAnyLengthArrive() {
        List<Object> texts = new ArrayList<>();
        for (int length = 0; length < 200; length++) {
            texts.add("名".repeat(length));
        }
        texts.add(100, "x".repeat(100_000));
        assertThat(sent("text", texts.toArray())).isEqualTo(texts);
    }

    @Test
    void nothingAndNullsAlone() {
        assertThat(sent("text")).isEmpty();
        assertThat(sent("int8", null, null, null)).isEqualTo(Collections.nCopies(3, null));
    }

    private List<@Nullable String> sent(String type, @Nullable Object... values) {
        return Tenancy.ofAll(() ->
                service.transactions()
                        .executeRead(status ->
                                service.bean(JdbcOperations.class)
                                        .prepareStatement(
                                                "SELECT CAST(sent AS text) FROM unnest(?) AS sent",
                                                statement -> {
                                                    inUtc(statement.getConnection());
                                                    new Columns<>(statement, Arrays.asList(values))
                                                            .add(type, value -> value);
                                                    ResultSet row = statement.executeQuery();
                                                    List<@Nullable String> texts =
                                                            new ArrayList<>();
                                                    while (row.next()) {
                                                        texts.add(row.getString(1));
                                                    }
                                                    return texts;
                                                })));
    }

    private static void inUtc(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL TimeZone = 'UTC'");
        }
    }
}
