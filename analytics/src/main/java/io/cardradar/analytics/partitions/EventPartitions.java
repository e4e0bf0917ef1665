package io.cardradar.analytics.partitions;

import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a partition ready for every time that an event may fall into. The default partition takes
 * what falls outside, so that nothing is ever refused; what it took moves when its partition is
 * made.
 */
@Context
public class EventPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);

    /** The oldest time inside an id that ingest accepts: 90 days, and 7 of a wrong clock. */
    public static final Duration LATEST_ARRIVAL = Duration.ofDays(97);

    private static final Duration AHEAD = Duration.ofDays(21);

    /** What can be moved under a lock that nobody notices. */
    private static final int FEW = 5_000;

    /** What can be read under such a lock: whatever is attached, the default partition is. */
    private static final int SOME = 200_000;

    /**
     * How a partition is kept until it is closed and written anew: pages are filled to three
     * quarters, as stays grow and find room for that beside them; and they are not frozen after
     * every fifth that came, as all of that is lost when the partition is written anew.
     */
    private static final String UNTIL_CLOSED =
            "fillfactor = 75, " + PartitionCatalog.FREEZING + " = -1";

    private final EventSql sql;
    private final PartitionCatalog catalog;
    private final SplitDefaultPartition split;
    private final EventStorageSettings settings;
    private final Clock clock;

    EventPartitions(
            EventSql sql,
            PartitionCatalog catalog,
            SplitDefaultPartition split,
            EventStorageSettings settings,
            Clock clock) {
        this.sql = sql;
        this.catalog = catalog;
        this.split = split;
        this.settings = settings;
        this.clock = clock;
    }

    /** At the start of a node, what can be made at once; the rest is the job's. */
    @PostConstruct
    void prepare() {
        try {
            makeUncrowded();
        } catch (LocksHeld e) {
            LOG.warn("Partitions are left to the job; until then the default one takes events", e);
        }
    }

    /** Makes all that is missing. Two nodes may do this at once, and events may arrive. */
    void ensure() {
        List<EventRange> crowded = makeUncrowded();
        if (!crowded.isEmpty()) {
            LOG.warn("The default partition holds many events of {}", crowded);
            split.run(crowded);
        }
    }

    /** All partitions but the default one, oldest first. */
    public List<EventPartition> all() {
        return Tenancy.ofAll(() -> sql.inTransaction(catalog::partitions));
    }

    /** Makes what is missing where the default partition holds few events; answers the others. */
    private List<EventRange> makeUncrowded() {
        List<EventRange> crowded = new ArrayList<>();
        for (EventRange range : missing()) {
            if (isCrowded(range)) {
                crowded.add(range);
            } else {
                sql.briefly(() -> make(range));
            }
        }
        return crowded;
    }

    private List<EventRange> missing() {
        List<EventRange> covered = all().stream().map(EventPartition::range).toList();
        Instant now = clock.instant();
        return new Grid(Duration.ofDays(settings.partitionDays()))
                .missing(now.minus(LATEST_ARRIVAL), now.plus(AHEAD), covered);
    }

    /** Whether anything attached now would keep everybody waiting. */
    public boolean isDefaultCrowded() {
        return defaultHoldsMore(SOME, "TRUE");
    }

    private boolean isCrowded(EventRange range) {
        return isDefaultCrowded() || defaultHoldsMore(FEW, range.condition());
    }

    private boolean defaultHoldsMore(int limit, String condition) {
        String count =
                "SELECT count(*) FROM (SELECT FROM interaction_event_default WHERE %s LIMIT %d) AS some_of_it"
                        .formatted(condition, limit + 1);
        return Tenancy.ofAll(() -> sql.inTransaction(() -> sql.number(count) > limit));
    }

    private void make(EventRange range) {
        sql.execute(Bones.ONE_AT_A_TIME);
        if (overlapsAny(range)) {
            return;
        }
        String table = Bones.quoted(range.table());
        Bones.create(sql, range.table(), range);
        sql.execute("ALTER TABLE %s SET (%s)".formatted(table, UNTIL_CLOSED));
        sql.execute("LOCK TABLE ONLY interaction_event IN SHARE UPDATE EXCLUSIVE MODE");
        sql.execute("LOCK TABLE interaction_event_default IN ACCESS EXCLUSIVE MODE");
        sql.execute(
                """
                WITH moved AS (DELETE FROM interaction_event_default WHERE %1$s RETURNING *)
                INSERT INTO %2$s (%3$s) SELECT %3$s FROM moved\
                """
                        .formatted(range.condition(), table, Bones.columns(sql)));
        Bones.attach(sql, range.table(), range);
        LOG.info("Made the partition {}", table);
    }

    /**
     * Whether part of a range has a partition: another node may have been faster, with another
     * width even. In a transaction, after {@link Bones#ONE_AT_A_TIME}.
     */
    public boolean overlapsAny(EventRange range) {
        return catalog.partitions().stream()
                .map(EventPartition::range)
                .anyMatch(other ->
                        other.from().isBefore(range.to()) && range.from().isBefore(other.to()));
    }
}
