package io.cardradar.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.metrics.EventBatch.Local;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** Days and hours begin in the rollups when they begin in the recount, which PostgreSQL makes. */
final class EventBatchIT {
    private static final Database DATABASE = TestStack.freshDatabase();
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    /** No divisor of an hour: every quarter of an hour is met, and both sides of each boundary. */
    private static final Duration STEP = Duration.ofMinutes(13).plusMillis(1);

    /** Full, half and quarter hours; clocks that are set by an hour, by half of one, or never. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai",
                "UTC",
                "America/New_York",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "America/St_Johns"
            })
    void agreesWithTheDatabase(String zone) throws SQLException {
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                SELECT at, date_trunc('hour', at, ?), CAST(at AT TIME ZONE ? AS date)
                                FROM generate_series(?, ?, CAST(? AS interval)) AS at\
                                """)) {
            statement.setString(1, zone);
            statement.setString(2, zone);
            statement.setObject(3, FROM.atOffset(java.time.ZoneOffset.UTC));
            statement.setObject(4, TO.atOffset(java.time.ZoneOffset.UTC));
            statement.setString(5, STEP.toString());
            ResultSet row = statement.executeQuery();
            int compared = 0;
            while (row.next()) {
                Instant at = row.getObject(1, OffsetDateTime.class).toInstant();
                Local local = Local.of(eventAt(at), at.atZone(ZoneId.of(zone)));
                Instant hour = row.getObject(2, OffsetDateTime.class).toInstant();
                assertThat(local.hour()).as("the hour of " + at).isEqualTo(hour);
                assertThat(local.day())
                        .as("the day of " + at)
                        .isEqualTo(row.getObject(3, LocalDate.class));
                compared++;
            }
            assertThat(compared).isGreaterThan(40_000);
        }
    }

    private static CardEvent eventAt(Instant at) {
        StoredEvent event =
                new StoredEvent(
                        new TenantId(new UUID(0, 1)),
                        new UUID(0, 2),
                        EventType.CARD_VIEW,
                        at,
                        new VisitorId(new UUID(0, 3)),
                        null,
                        null,
                        null,
                        0,
                        null,
                        null);
        return new CardEvent(event, new EmployeeId(new UUID(0, 4)), 1, 1);
    }
}
