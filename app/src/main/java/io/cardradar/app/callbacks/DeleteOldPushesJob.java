package io.cardradar.app.callbacks;

import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;

/** Deletes pushes that are done with. Failed ones stay until somebody has looked at them. */
@Singleton
class DeleteOldPushesJob implements RecurringJob {
    private static final int AT_ONCE = 5_000;

    private final PushRepository pushes;
    private final CallbackSettings settings;
    private final Clock clock;

    DeleteOldPushesJob(PushRepository pushes, CallbackSettings settings, Clock clock) {
        this.pushes = pushes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete-old-pushes";
    }

    @Override
    public String cron() {
        return "0 40 19 * * ?";
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant before = now.minus(settings.retention());
        // A nonce counts for as long as its time is within the tolerance, which goes both ways.
        Instant staleBefore = now.minus(settings.tolerance().multipliedBy(3));
        Tenancy.runForAll(() -> {
            int deleted = AT_ONCE;
            while (deleted == AT_ONCE) {
                deleted = pushes.deleteFinished(before, AT_ONCE);
            }
            pushes.deleteNonces(staleBefore);
        });
    }
}
