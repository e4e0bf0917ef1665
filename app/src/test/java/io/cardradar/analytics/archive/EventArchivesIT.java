package io.cardradar.analytics.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.analytics.archive.EventArchives.Described;
import io.cardradar.analytics.partitions.Bones;
import io.cardradar.analytics.partitions.EventRange;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.app.testing.EventNode;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class EventArchivesIT {
    private static final EventRange OLD =
            new EventRange(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-08T00:00:00Z"));

    private final Database database = TestStack.freshDatabase();
    private final EventNode node;
    private final EventArchives archives;
    private final EventSql sql;
    private final ArchiveStore store;
    private final UUID large;
    private final UUID small;
    private List<String> events = List.of();
    private List<String> items = List.of();

    EventArchivesIT(@TempDir Path files) {
        node = EventNode.start(database, files);
        archives = node.bean(EventArchives.class);
        sql = node.bean(EventSql.class);
        store = node.bean(ArchiveStore.class);
        large = node.company();
        small = node.company();
    }

    /** An old week: of one company more than fits into one object. */
    @BeforeEach
    void write() {
        sql.briefly(() -> {
            Bones.create(sql, OLD.table(), OLD);
            Bones.attach(sql, OLD.table(), OLD);
        });
        node.write(large, OLD.from(), OLD.to(), WriteArchive.EVENTS_IN_OBJECT + 777);
        node.write(small, OLD.from(), OLD.to(), 5);
        node.write(small, now().minus(Duration.ofDays(50)), now(), 3);
        events = node.rows("interaction_event");
        items = node.rows("radar_item");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void bringsBackWhatWasArchivedRowForRow() {
        run(store);

        assertThat(archives.list()).hasSize(1);
        assertThat(only().archive().state()).isEqualTo(ArchiveState.ARCHIVED);
        assertThat(only().progress().events()).isEqualTo(WriteArchive.EVENTS_IN_OBJECT + 777 + 5);
        assertThat(only().progress().objects()).isEqualTo(3);
        assertThat(node.count("interaction_event")).isEqualTo(3);
        assertThat(node.count("radar_item")).isEqualTo(3);
        assertThat(sql.inTransaction(() -> sql.exists(OLD.table()))).isFalse();
        assertThat(archives.completeSince()).isEqualTo(OLD.to());

        restore(store);

        assertThat(only().archive().state()).isEqualTo(ArchiveState.RESTORED);
        assertThat(node.rows("interaction_event")).isEqualTo(events);
        assertThat(node.rows("radar_item")).isEqualTo(items);
        assertThat(node.count(OLD.table())).isEqualTo(only().progress().restoredEvents());
        assertThat(node.unguarded()).isEmpty();
        assertThat(node.readAs(small.toString(), "SELECT id FROM " + OLD.table())).hasSize(5);
        assertThat(archives.completeSince()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void losesNothingHoweverOftenItIsKilled() {
        for (int calls = 0; isThere(); calls++) {
            ArchiveStore mortal = FaultyStore.dyingAfter(store, calls);
            try {
                run(mortal);
            } catch (FaultyStore.Killed e) {
                assertThat(node.rows("interaction_event")).isEqualTo(events);
            }
            assertThat(calls).isLessThan(40);
        }
        archives.restore(only().archive().id(), Duration.ofDays(1));
        for (int calls = 0; !isThere(); calls++) {
            try {
                new Archiving(node, FaultyStore.dyingAfter(store, calls)).restore().run();
            } catch (FaultyStore.Killed e) {
                assertThat(node.count("interaction_event")).isEqualTo(3);
            }
            assertThat(calls).isLessThan(40);
        }
        assertThat(node.rows("interaction_event")).isEqualTo(events);
        assertThat(node.rows("radar_item")).isEqualTo(items);
    }

    @Test
    void keepsEventsWhoseObjectsDoNotReadBackAsTheyWere() {
        run(FaultyStore.lying(store));

        assertThat(isThere()).isTrue();
        assertThat(only().archive().error()).contains("SHA-256");
        assertThat(node.rows("interaction_event")).isEqualTo(events);

        run(store);
        assertThat(isThere()).isFalse();
        restore(FaultyStore.lying(store));
        assertThat(isThere()).isFalse();
        assertThat(only().archive().error()).contains("SHA-256");
    }

    @Test
    void writesAnewWhatHasChangedSinceItWasWritten() {
        assertThatThrownBy(() -> run(FaultyStore.dyingAfter(store, 4)))
                .isInstanceOf(FaultyStore.Killed.class);
        node.execute("UPDATE " + OLD.table() + " SET dwell_ms = 77 WHERE dwell_ms = 1");
        events = node.rows("interaction_event");

        run(store);
        assertThat(isThere()).isTrue();
        assertThat(only().archive().error()).contains(OLD.table());
        run(store);

        assertThat(isThere()).isFalse();
        restore(store);
        assertThat(node.rows("interaction_event")).isEqualTo(events);
    }

    @Test
    void archivesOnceOnTwoNodes(@TempDir Path unused) {
        try (EventNode second = EventNode.start(database, unused)) {
            var there =
                    CompletableFuture.runAsync(
                            () -> new Archiving(second, store).archive().run(before()));
            run(store);
            there.join();
            run(store);
        }
        assertThat(archives.list()).hasSize(1);
        assertThat(isThere()).isFalse();
        restore(store);
        assertThat(node.rows("interaction_event")).isEqualTo(events);
    }

    @Test
    void keepsRestoredEventsForAWhileAndThenArchivesThemAnew() {
        run(store);
        UUID first = only().archive().id();
        restore(store);
        run(store);
        assertThat(isThere()).isTrue();
        assertThatThrownBy(() -> archives.restore(UUID.randomUUID(), Duration.ofDays(1)))
                .isInstanceOf(Problem.NotFound.class);
        node.execute("UPDATE event_archive SET keep_until = now() - interval '1 s'");

        run(store);

        assertThat(isThere()).isFalse();
        assertThat(only().archive().id()).isNotEqualTo(first);
        assertThat(store.get(new TenantId(small), path(first))).isEmpty();
        restore(store);
        assertThat(node.rows("interaction_event")).isEqualTo(events);
        assertThat(node.rows("radar_item")).isEqualTo(items);
    }

    @Test
    void leavesWhatIsYoungerThanTheRetention() {
        new Archiving(node, store).archive().run(OLD.to().minusMillis(1));

        assertThat(isThere()).isTrue();
        assertThat(archives.list()).isEmpty();
    }

    private void run(ArchiveStore kept) {
        new Archiving(node, kept).archive().run(before());
    }

    private void restore(ArchiveStore kept) {
        archives.restore(only().archive().id(), Duration.ofDays(1));
        new Archiving(node, kept).restore().run();
    }

    private Instant before() {
        return now().minus(Duration.ofDays(100));
    }

    private Instant now() {
        return node.bean(Clock.class).instant();
    }

    private Described only() {
        assertThat(archives.list()).hasSize(1);
        return archives.list().getFirst();
    }

    private boolean isThere() {
        return node.count("pg_tables WHERE tablename = '" + OLD.table() + "'") > 0;
    }

    private static String path(UUID archive) {
        return "events/%s/%s/manifest.json".formatted(OLD.table(), archive);
    }
}
