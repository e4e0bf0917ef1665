package io.cardradar.app.contentcheck;

import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** Forgets questions and verdicts that nobody will match any more. */
@Singleton
class DeleteTracesJob implements RecurringJob {
    private static final Duration KEPT = Duration.ofDays(7);

    private final TraceRepository traces;
    private final Clock clock;

    DeleteTracesJob(TraceRepository traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete-content-traces";
    }

    @Override
    public String cron() {
        return "0 40 19 * * ?";
    }

    @Override
    public void run() {
        traces.deleteOlderThan(clock.instant().minus(KEPT));
    }
}
