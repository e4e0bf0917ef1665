package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;

/** Removes from the store what is due, and forgets uploads that never came. */
@Singleton
class RemoveFilesJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveFilesJob.class);
    private static final int BATCH = 100;

    private final RemovalRepository removals;
    private final FileRepository files;
    private final FileStore store;
    private final Clock clock;

    RemoveFilesJob(RemovalRepository removals, FileRepository files, FileStore store, Clock clock) {
        this.removals = removals;
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remove-files";
    }

    @Override
    public String cron() {
        return "30 * * * * ?";
    }

    @Override
    public void run() {
        Tenancy.runForAll(() -> files.deleteAbandoned(clock.instant().minus(Uploads.ABANDONED)));
        List<RemovalRow> due = due();
        while (!due.isEmpty() && due.stream().allMatch(this::remove)) {
            due = due();
        }
    }

    private List<RemovalRow> due() {
        return Tenancy.ofAll(() -> removals.due(clock.instant(), BATCH));
    }

    /** Whether it is gone; a store that is away is asked again by the next run. */
    private boolean remove(RemovalRow row) {
        try {
            store.delete(row.key());
            Tenancy.run(row.tenantId(), () -> removals.cancel(row.tenantId(), row.path()));
            return true;
        } catch (Problem.Upstream e) {
            LOG.warn("The store does not remove files now: {}", e.getMessage());
            return false;
        }
    }
}
