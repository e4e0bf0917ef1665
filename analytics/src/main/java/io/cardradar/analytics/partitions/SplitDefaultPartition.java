package io.cardradar.analytics.partitions;

import io.cardradar.analytics.partitions.CopyOfPartition.Target;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes partitions of which the default one holds so many events that moving them would keep
 * everybody waiting: it is copied, event by event to where each belongs, and replaced.
 */
@Singleton
class SplitDefaultPartition {
    private static final Logger LOG = LoggerFactory.getLogger(SplitDefaultPartition.class);
    private static final String DEFAULT = "interaction_event_default";
    private static final String ARRIVAL = "tenant_id, id";

    private final EventSql sql;
    private final JdbcOperations jdbc;
    private final Lease lease;

    SplitDefaultPartition(EventSql sql, JdbcOperations jdbc, Lease lease) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** Makes partitions of these ranges, unless another node is copying. */
    void run(List<EventRange> ranges) {
        if (!lease.run(Lease.Kind.REWRITE, () -> split(ranges))) {
            LOG.info("Another node is copying partitions");
        }
    }

    private void split(List<EventRange> ranges) {
        Map<String, EventRange> parts = new LinkedHashMap<>();
        ranges.forEach(range -> parts.put(CopyOfPartition.newName(), range));
        String rest = CopyOfPartition.newName();
        List<Target> targets = new ArrayList<>();
        parts.forEach((table, range) -> targets.add(new Target(table, range.condition(), ARRIVAL)));
        targets.add(new Target(rest, notIn(ranges), ARRIVAL));
        new CopyOfPartition(sql, jdbc, DEFAULT, targets)
                .run(() -> {
                    Bones.drop(sql, DEFAULT);
                    parts.forEach((table, range) -> {
                        Bones.attach(sql, table, range);
                        rename(table, range.table());
                    });
                    Bones.attachDefault(sql, rest);
                    rename(rest, DEFAULT);
                });
        LOG.info("Split the default partition into {}", ranges);
    }

    private void rename(String from, String to) {
        sql.execute("ALTER TABLE %s RENAME TO %s".formatted(Bones.quoted(from), Bones.quoted(to)));
    }

    private static String notIn(List<EventRange> ranges) {
        return ranges.stream()
                .map(range -> "NOT (" + range.condition() + ")")
                .collect(Collectors.joining(" AND "));
    }
}
