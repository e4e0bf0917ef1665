package io.cardradar.app.identity;

import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/**
 * Deletes what the gateway signed with long ago. An hour is left for nodes whose clocks differ:
 * none of them may still take the time stamp when the nonce is gone.
 */
@Singleton
class DeleteUsedNoncesJob implements RecurringJob {
    private static final Duration KEPT = Duration.ofHours(1);

    private final GatewayNonceRepository nonces;
    private final Clock clock;

    DeleteUsedNoncesJob(GatewayNonceRepository nonces, Clock clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete-used-nonces";
    }

    @Override
    public String cron() {
        return "0 25 * * * ?";
    }

    @Override
    public void run() {
        nonces.deleteExpired(clock.instant().minus(KEPT));
    }
}
