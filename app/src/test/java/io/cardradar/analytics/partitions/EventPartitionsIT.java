package io.cardradar.analytics.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.analytics.partitions.CopyOfPartition.Target;
import io.cardradar.app.testing.EventNode;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class EventPartitionsIT {
    private final Database database = TestStack.freshDatabase();
    private final EventNode node = EventNode.start(database, Path.of("target"));
    private final EventPartitions partitions = node.bean(EventPartitions.class);
    private final UUID company = node.company();
    private final UUID other = node.company();
    private final EventRange week = week();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void movesWhatTheDefaultPartitionTookForOneThatIsMissing() {
        drop(week);
        node.write(company, week.from(), week.to(), 1_000);
        List<String> before = node.rows("interaction_event");
        assertThat(node.count("interaction_event_default")).isEqualTo(1_000);

        partitions.ensure();

        assertThat(node.rows("interaction_event")).isEqualTo(before);
        assertThat(node.count(week.table())).isEqualTo(1_000);
        assertThat(node.count("interaction_event_default")).isZero();
        assertThat(node.unguarded()).isEmpty();
    }

    @Test
    void makesAMissingPartitionOnTwoNodesAtOnceWhileItsEventsArriveAndChange() {
        drop(week);
        node.write(company, week.from(), week.to(), 20_000);
        try (EventNode second = EventNode.start(database, Path.of("target"));
                Writers writers = new Writers(database, company, week).start(2)) {
            writers.awaitSome();
            var there = CompletableFuture.runAsync(second.bean(EventPartitions.class)::ensure);
            partitions.ensure();
            there.join();
            writers.awaitSome();
            writers.stop();

            assertThat(writers.wrong()).isEmpty();
            assertThat(node.count("interaction_event"))
                    .isEqualTo(20_000 + writers.written() - writers.deleted());
            assertThat(node.count("interaction_event_default")).isZero();
            assertThat(node.count("event_change")).isZero();
            assertThat(node.unguarded()).isEmpty();
            assertThat(node.readAs(other.toString(), "SELECT id FROM " + week.table())).isEmpty();
        }
    }

    @Test
    void clustersAPartitionWhileItsEventsArriveAndChange() {
        node.write(company, week.from(), week.to(), 20_000);
        node.write(other, week.from(), week.to(), 300);
        try (Writers writers = new Writers(database, company, week).start(2)) {
            writers.awaitSome();
            node.bean(ClusterPartitions.class).run(week.to());
            writers.awaitSome();
            writers.stop();

            assertThat(writers.wrong()).isEmpty();
            assertThat(node.count(week.table()))
                    .isEqualTo(20_300 + writers.written() - writers.deleted());
        }
        assertThat(partitions.all()).filteredOn(EventPartition::clustered).hasSize(1);
        assertThat(node.unguarded()).isEmpty();
        assertThat(pagesOf(company)).isLessThan(10);
    }

    @Test
    void freezesAPartitionOnlyWhenItIsWrittenAnew() {
        assertThat(unfrozen()).contains(week);
        node.write(company, week.from(), week.to(), 100);

        node.bean(ClusterPartitions.class).run(week.to());

        assertThat(unfrozen()).doesNotContain(week);
    }

    @Test
    void freezesClosedPartitionsThatAreNeverWrittenAnew() {
        List<EventRange> before = unfrozen();

        node.bean(ClusterPartitions.class).leave(week.to());

        assertThat(unfrozen())
                .isNotEmpty()
                .isEqualTo(before.stream().filter(range -> range.to().isAfter(week.to())).toList());
    }

    @Test
    void clearsWhatACopyLeftThatWasCutOff() {
        node.write(company, week.from(), week.to(), 1_000);
        List<String> before = node.rows("interaction_event");
        var cutOff =
                new CopyOfPartition(
                        node.bean(EventSql.class),
                        node.bean(JdbcOperations.class),
                        week.table(),
                        List.of(new Target(CopyOfPartition.newName(), week.condition(), "id")));
        assertThatThrownBy(() ->
                        cutOff.run(() -> {
                            throw new IllegalStateException("cut off");
                        }))
                .hasMessage("cut off");
        node.execute("UPDATE " + week.table() + " SET dwell_ms = dwell_ms WHERE dwell_ms < 9");
        assertThat(node.count("event_change")).isPositive();

        node.bean(ClusterPartitions.class).run(week.to());

        assertThat(node.rows("interaction_event")).isEqualTo(before);
        assertThat(node.count("event_change")).isZero();
        assertThat(
                        node.read(
                                "SELECT tablename FROM pg_tables WHERE starts_with(tablename,"
                                        + " 'event_copy')"))
                .isEmpty();
        assertThat(node.read("SELECT tgname FROM pg_trigger WHERE tgname = 'note_event_change'"))
                .isEmpty();
    }

    @Test
    void deletesRejectedEventsThatAreOldEnough() {
        Clock clock = node.bean(Clock.class);
        for (int age : new int[] {89, 91, 200}) {
            node.execute(
                    """
                    INSERT INTO rejected_event (tenant_id, id, received_at, sender_id, code, detail, event)
                    VALUES ('%s', gen_random_uuid(), '%s', gen_random_uuid(), 'event.too_old', 'd', '{}')\
                    """
                            .formatted(company, clock.instant().minus(Duration.ofDays(age))));
        }

        node.bean(DeleteRejectedEventsJob.class).run();

        assertThat(node.count("rejected_event")).isEqualTo(1);
    }

    /** A week that is over and may still get events. */
    private EventRange week() {
        Instant then = node.bean(Clock.class).instant().minus(Duration.ofDays(40));
        return partitions.all().stream()
                .map(EventPartition::range)
                .filter(range -> !range.from().isAfter(then) && range.to().isAfter(then))
                .findFirst()
                .orElseThrow();
    }

    /** Those which PostgreSQL does not vacuum for what is inserted alone. */
    private List<EventRange> unfrozen() {
        return partitions.all().stream()
                .filter(EventPartition::unfrozen)
                .map(EventPartition::range)
                .toList();
    }

    private void drop(EventRange range) {
        node.execute("DROP TABLE " + range.table());
    }

    /** On how many pages the events of a visitor lie who has about forty of them. */
    private long pagesOf(UUID tenant) {
        return Long.parseLong(
                node.read(
                                """
                                SELECT count(DISTINCT (CAST(CAST(ctid AS text) AS point))[0]) FROM %s
                                WHERE tenant_id = '%s' AND visitor_id = CAST(lpad('7', 32, '0') AS uuid) AND share IS DISTINCT FROM 'late'\
                                """
                                        .formatted(week.table(), tenant))
                        .getFirst());
    }
}
