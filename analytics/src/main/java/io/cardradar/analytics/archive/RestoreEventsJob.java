package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.analytics.partitions.Lease;
import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Brings back what the operator has asked for. */
@Singleton
class RestoreEventsJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreEventsJob.class);

    private final ArchiveTable archives;
    private final RestoreArchive restore;
    private final EventSql sql;
    private final Lease lease;

    RestoreEventsJob(ArchiveTable archives, RestoreArchive restore, EventSql sql, Lease lease) {
        this.archives = archives;
        this.restore = restore;
        this.sql = sql;
        this.lease = lease;
    }

    @Override
    public String name() {
        return "restore-events";
    }

    @Override
    public String cron() {
        return "40 * * * * ?";
    }

    @Override
    public void run() {
        if (!wanted().isEmpty()) {
            lease.run(Lease.Kind.ARCHIVE, () -> wanted().forEach(this::attempt));
        }
    }

    private List<EventArchive> wanted() {
        List<EventArchive> wanted = new ArrayList<>();
        sql.forAll(() -> wanted.addAll(archives.in(ArchiveState.RESTORING)));
        return wanted;
    }

    private void attempt(EventArchive archive) {
        try {
            restore.run(archive);
        } catch (RuntimeException e) {
            LOG.error("{} is not restored so far", archive.partition(), e);
            String error = Objects.requireNonNullElse(e.getMessage(), e.getClass().getName());
            sql.forAll(() -> archives.failed(archive.id(), error));
        }
    }
}
