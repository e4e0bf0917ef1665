package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One check or one rebuild of one table of one company.
 *
 * @param bounds where one part ends and the next begins; null as long as it has not begun
 * @param done parts that were held against the events
 * @param differences rows that were not as they ought to be
 * @param mended rows that were exchanged
 * @param pausedMs the longest time for which projections of the company had to wait
 * @param attempts steps that failed
 * @param error why the last of them did
 * @param outcome null as long as it goes on
 */
public record ProjectionRun(
        TenantId tenant,
        UUID id,
        String table,
        Kind kind,
        Instant requestedAt,
        @Nullable List<String> bounds,
        int done,
        long differences,
        long mended,
        long pausedMs,
        int attempts,
        @Nullable String error,
        @Nullable Instant finishedAt,
        @Nullable Outcome outcome) {
    /** What is done. */
    public enum Kind {
        /** Differences are counted and written down. */
        CHECK,
        /** Rows that differ are exchanged. */
        REBUILD
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        FAILED
    }

    /** How far it is, in percent. */
    public int progress() {
        if (outcome == Outcome.DONE) {
            return 100;
        }
        return bounds == null ? 0 : done * 100 / (bounds.size() + 2);
    }

    boolean isFinished() {
        return outcome != null;
    }
}
