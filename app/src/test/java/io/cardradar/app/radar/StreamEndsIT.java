package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.RawStream;
import io.cardradar.app.testing.Stream;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** How streams end: for a reason that the device is told, and without harm to the others. */
class StreamEndsIT {
    private static final TestService SERVICE =
            TestService.start(
                    TestStack.freshDatabase(),
                    Map.of(
                            "cardradar.stream.ping-every", "PT6S",
                            "cardradar.stream.send-within", "PT2S",
                            "cardradar.stream.check-every", "PT1S",
                            "cardradar.stream.devices", 2,
                            "cardradar.tokens.access-lifetime", "PT40S"));

    private final TestCompany company = SERVICE.newCompany();
    private final Person sales = company.salesperson();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void endsWithTheToken() {
        try (Stream stream = Stream.open(sales.api(), "")) {
            assertThat(stream.closed()).isEqualTo(4401);
        }
    }

    @Test
    void endsForAnEmployeeWhoIsSuspended() {
        try (Stream stream = Stream.open(sales.api(), "")) {
            stream.next("hello");
            execute(
                    "UPDATE employee SET state = 'SUSPENDED' WHERE tenant_id = ? AND id = ?",
                    sales.id());
            assertThat(stream.closed()).isEqualTo(4403);
        }
    }

    @Test
    void endsTheOldestOfTooManyDevices() {
        try (Stream oldest = Stream.open(sales.api(), "");
                Stream second = Stream.open(sales.api(), "");
                Stream third = Stream.open(sales.api(), "")) {
            assertThat(oldest.closed()).isEqualTo(4409);
            assertThat(second.next().path("type").asText()).isEqualTo("hello");
            assertThat(third.next().path("type").asText()).isEqualTo("hello");
        }
    }

    @Test
    void refusesACursorThatItNeverGave() {
        try (Stream stream = Stream.open(sales.api(), "?cursor=999")) {
            assertThat(stream.closed()).isEqualTo(4400);
        }
    }

    @Test
    void endsForADeviceThatGivesNoSignOfLife() throws IOException {
        try (RawStream silent = RawStream.open(sales.api(), "")) {
            assertThat(silent.readToEnd()).endsWith("stream.no_answer");
        }
    }

    @Test
    void aDeviceThatDoesNotReadDelaysNobodyAndLosesNothing() throws IOException {
        UUID card = company.publishedCard(sales);
        Api visitor = company.visitor().api();
        int stored = 60_000;
        fill(stored);
        try (RawStream stuck = RawStream.open(sales.api(), "?cursor=0");
                Stream other = Stream.open(sales.api(), "")) {
            other.next("hello");
            visitor.post("/v1/events", batch(event("card.view", card))).expect(200);
            assertThat(other.next("radar.item").path("data").path("nth").asLong()).isEqualTo(1);

            stuck.waitUntilLeft();
            assertThat(stuck.messages()).isLessThan(stored);
        }
        Api again = company.logIn(sales.name(), sales.openid()).api();
        try (Stream back = Stream.open(again, "?cursor=" + (stored - 1))) {
            assertThat(back.next("radar.notice").path("cursor").asInt()).isEqualTo(stored);
            assertThat(back.next("radar.item").path("cursor").asInt()).isEqualTo(stored + 1);
        }
    }

    /** More than the network between the two can hold. */
    private void fill(int signals) {
        execute(
                """
                INSERT INTO radar_signal (tenant_id, employee_id, seq, id, kind, visitor_id, type, subject, first_at,
                    last_at, times, nth, held)
                SELECT p.tenant_id, p.employee_id, n, gen_random_uuid(), 1, gen_random_uuid(), 201, '', now(), now(), 1,
                    1, 0
                FROM (SELECT CAST(? AS uuid) AS tenant_id, CAST(? AS uuid) AS employee_id) p,
                    generate_series(1, %d) AS n\
                """
                        .formatted(signals),
                sales.id());
        execute(
                "INSERT INTO radar_inbox (tenant_id, employee_id, last_seq) VALUES (?, ?, %d)"
                        .formatted(signals),
                sales.id());
    }

    private void execute(String sql, UUID employee) {
        JdbcOperations jdbc = SERVICE.bean(JdbcOperations.class);
        Tenancy.run(
                company.tenant(),
                () ->
                        SERVICE.transactions()
                                .executeWrite(status ->
                                        jdbc.prepareStatement(
                                                sql,
                                                statement -> {
                                                    statement.setObject(
                                                            1, company.tenant().value());
                                                    statement.setObject(2, employee);
                                                    return statement.executeUpdate();
                                                })));
    }
}
