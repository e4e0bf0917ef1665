package io.cardradar.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * This week has no partition, as if the job that makes them had not run for weeks; then a node
 * starts, and makes it, while the other writes.
 */
final class MissingPartition implements Scenario {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'interaction_event_'yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "missing-partition";
    }

    @Override
    public String title() {
        return "this week's partition is missing: the default one takes its events, until a node"
                + " makes it under load";
    }

    @Override
    public void disturb(Stage stage) {
        Sql sql = stage.stack().sql();
        String partition = partition(stage.making().clock().instant());
        // The default partition refuses to be without what is detached, so its rows follow.
        sql.execute(
                "LOCK TABLE interaction_event IN ACCESS EXCLUSIVE MODE",
                "ALTER TABLE interaction_event DETACH PARTITION " + partition,
                "INSERT INTO interaction_event_default SELECT * FROM " + partition,
                "DROP TABLE " + partition);
        stage.calm();
        long inDefault = inDefault(sql);
        stage.stack().startSecond();
        stage.recoveryBegins();
        stage.awaitRecovery();
        boolean moved = Pauses.until(PATIENCE, () -> inDefault(sql) == 0);
        stage.note(
                "%,d events were in the default partition; %s",
                inDefault, moved ? "all of them moved" : "the node left them to the hourly job");
        stage.calm();
        stage.stack().stopSecond();
    }

    private static long inDefault(Sql sql) {
        return sql.count("SELECT count(*) FROM interaction_event_default");
    }

    private static String partition(Instant now) {
        return NAME.format(Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), WEEK) * WEEK));
    }
}
