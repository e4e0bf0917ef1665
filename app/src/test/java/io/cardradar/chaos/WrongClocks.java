package io.cardradar.chaos;

import io.cardradar.chaos.Client.Answer;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Phones whose clocks are days wrong, and phones that contradict themselves. */
final class WrongClocks implements Scenario {
    private static final List<Duration> CORRECTED =
            List.of(
                    Duration.ofHours(-1),
                    Duration.ofDays(-3),
                    Duration.ofDays(-6),
                    Duration.ofHours(1),
                    Duration.ofDays(3),
                    Duration.ofDays(6));
    private static final int EVENTS = 30;

    @Override
    public String name() {
        return "wrong-clocks";
    }

    @Override
    public String title() {
        return "phones whose clocks are hours and days wrong, each batch sent three times";
    }

    @Override
    public void disturb(Stage stage) {
        CORRECTED.forEach(wrong -> corrected(stage, wrong));
        refused(stage, Duration.ofDays(8), Duration.ofDays(8), Duration.ZERO, "event.clock_off");
        refused(stage, Duration.ofDays(-8), Duration.ofDays(-8), Duration.ZERO, "event.clock_off");
        refused(stage, Duration.ZERO, Duration.ofHours(1), Duration.ZERO, "event.from_future");
        refused(stage, Duration.ZERO, Duration.ofDays(-91), Duration.ZERO, "event.too_old");
        refused(
                stage,
                Duration.ZERO,
                Duration.ofDays(-2),
                Duration.ofDays(1),
                "event.id_time_mismatch");
        stage.recoveryBegins();
        stage.awaitRecovery();
    }

    /** A phone that is wrong, but agrees with itself. */
    private static void corrected(Stage stage, Duration wrong) {
        Instant there = stage.making().clock().instant().plus(wrong);
        Batch batch = batch(stage, there, Duration.ZERO);
        stage.ledger().sending(batch);
        for (int i = 0; i < 3; i++) {
            Instant sentAt = stage.making().clock().instant().plus(wrong);
            Answer answer = post(stage, batch, sentAt);
            stage.demand(
                    (i == 0 ? answer.accepted() : answer.duplicates()) == EVENTS,
                    "a clock wrong by " + wrong + " was answered " + answer);
            stage.ledger().acknowledge(batch, answer);
        }
        String ids =
                String.join("','", batch.events().keySet().stream().map(UUID::toString).toList());
        long right =
                stage.stack()
                        .sql()
                        .count(
                                """
                                SELECT count(*) FROM interaction_event WHERE id IN ('%s')
                                    AND abs(extract(epoch FROM occurred_at - received_at)) < 60\
                                """
                                        .formatted(ids));
        stage.demand(right == EVENTS, "a clock wrong by " + wrong + " was not corrected");
        stage.note("wrong by %s: corrected, and known when they came again", wrong);
    }

    /**
     * @param clock how wrong {@code sentAt} is
     * @param event how far {@code occurredAt} is from now
     * @param id how far the id's time is from that
     */
    private static void refused(
            Stage stage, Duration clock, Duration event, Duration id, String code) {
        Instant at = stage.making().clock().instant().plus(event);
        Batch batch = batch(stage, at, id);
        for (int i = 0; i < 3; i++) {
            Answer answer = post(stage, batch, stage.making().clock().instant().plus(clock));
            List<String> codes = answer.json().path("rejected").findValuesAsText("code");
            stage.demand(
                    codes.size() == EVENTS && codes.stream().allMatch(code::equals),
                    "instead of " + code + ", an answer was " + answer);
        }
        stage.note("%s: refused each time", code);
    }

    private static Batch batch(Stage stage, Instant at, Duration idOff) {
        Company company = stage.making().companies().getFirst();
        Map<UUID, String> events = new LinkedHashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            UUID id = stage.making().id(at.plus(idOff));
            events.put(id, stage.making().event(id, at, company.cards().getFirst()));
        }
        return new Batch(company, company.visitors().getFirst(), events);
    }

    private static Answer post(Stage stage, Batch batch, Instant sentAt) {
        Answer answer =
                new Client().post(stage.stack().node().uri(), batch.token(), batch.body(sentAt));
        stage.ledger().count(answer);
        return answer;
    }
}
