package io.cardradar.chaos;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Work for the projections that cannot be done: a message that nobody can read, and one of twenty
 * events of which one is of a type that never was.
 */
final class PoisonedMessage implements Scenario {
    private static final int EVENTS = 20;

    /** Eight attempts, five seconds apart, of several parts; a busy machine takes its time. */
    private static final Duration SET_ASIDE = Duration.ofMinutes(4);

    /** Less than what the attempts would hold up, if they held up anything. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    private static final String ROWS =
            """
            INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id,
                dwell_ms, internal)
            SELECT e.tenant_id, n.id, CASE WHEN n.nth = 7 THEN 999 ELSE 201 END, now(), now(), e.visitor_id,
                e.employee_id, e.card_id, 0, false
            FROM (SELECT * FROM interaction_event WHERE tenant_id = '%1$s' AND NOT internal LIMIT 1) e,
                unnest(ARRAY[%2$s]) WITH ORDINALITY AS n (id, nth)\
            """;
    private static final String MESSAGE =
            """
            INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
            VALUES ('%s', gen_random_uuid(), 'events.stored', jsonb_build_object(%s), now(), now())\
            """;

    @Override
    public String name() {
        return "poisoned-message";
    }

    @Override
    public String title() {
        return "work for the projections that cannot be done: it is set aside, the rest goes on";
    }

    @Override
    public void disturb(Stage stage) {
        Company company = stage.making().companies().get(1);
        Sql sql = stage.stack().sql();
        Batch batch = stage.making().batch(company, company.visitors().getFirst(), EVENTS);
        List<UUID> ids = List.copyOf(batch.events().keySet());
        String array = ids.stream().map(id -> "uuid '" + id + "'").collect(Collectors.joining(","));
        sql.execute(
                ROWS.formatted(company.id(), array),
                MESSAGE.formatted(company.id(), "'ids', to_jsonb(ARRAY[" + array + "])"),
                MESSAGE.formatted(company.id(), "'nonsense', 7"));
        stage.ledger().wrote(batch);
        Api admin = new Api(stage.stack().node().uri(), company.administrator());
        long longest = watchUntilSetAside(stage, sql, admin);
        stage.note("other work waited %d s at most meanwhile", longest);
        stage.demand(
                longest <= LONGEST_WAIT.toSeconds(),
                "poisoned work held up the rest " + longest + " s");
        long shown = sql.count("SELECT count(*) FROM radar_item WHERE event_id IN (" + array + ")");
        stage.note(
                "%d of the %d good events beside the poisoned one were projected",
                shown, EVENTS - 1);
        stage.demand(shown == EVENTS - 1, "good events are lost beside a poisoned one");
        demandThatTheMetricSaysSo(stage);
        sql.execute("UPDATE interaction_event SET type = 201 WHERE type = 999");
        mend(stage, admin);
        stage.recoveryBegins();
        stage.awaitRecovery();
    }

    /** The longest that work which is not at fault had to wait, in seconds. */
    private static long watchUntilSetAside(Stage stage, Sql sql, Api admin) {
        long[] longest = {0};
        boolean setAside =
                Pauses.until(
                        SET_ASIDE,
                        () -> {
                            longest[0] = Math.max(longest[0], waiting(sql));
                            return parked(admin).size() == 2;
                        });
        stage.demand(setAside, "the poisoned work is not set aside after " + SET_ASIDE);
        return longest[0];
    }

    private static long waiting(Sql sql) {
        return sql.count(
                """
                SELECT coalesce(max(extract(epoch FROM now() - created_at)), 0)::bigint FROM outbox
                WHERE topic = 'events.stored' AND parked_at IS NULL AND attempts = 0\
                """);
    }

    private static JsonNode parked(Api admin) {
        return admin.get("/v1/operations/outbox").expect(200).json().path("items");
    }

    private static void demandThatTheMetricSaysSo(Stage stage) {
        Api anybody = new Api(stage.stack().node().uri(), "");
        boolean says =
                Pauses.until(
                        Duration.ofSeconds(40),
                        () ->
                                new String(
                                                anybody.get("/prometheus").expect(200).bytes(),
                                                StandardCharsets.UTF_8)
                                        .contains("cardradar_outbox_parked 2.0"));
        stage.demand(says, "cardradar_outbox_parked does not say that two messages are set aside");
    }

    /**
     * What cannot be read is given up; the other is tried once more, now that its row is mended.
     */
    private static void mend(Stage stage, Api admin) {
        for (JsonNode message : parked(admin)) {
            stage.note("set aside: %s", message.path("error").asText());
            boolean mended = message.path("error").asText().contains("999");
            admin.postRaw(
                            "/v1/operations/outbox/%s/%s"
                                    .formatted(
                                            message.path("id").asText(),
                                            mended ? "retry" : "discard"),
                            "")
                    .expect(204);
        }
    }
}
