package io.cardradar.app.identity;

import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/**
 * Deletes refresh tokens that nobody can use any more. They stay a week longer, so that a stolen
 * one is still recognised.
 */
@Singleton
class DeleteExpiredTokensJob implements RecurringJob {
    private static final Duration KEPT = Duration.ofDays(7);

    private final RefreshTokenRepository tokens;
    private final Clock clock;

    DeleteExpiredTokensJob(RefreshTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete-expired-tokens";
    }

    @Override
    public String cron() {
        return "0 20 19 * * ?";
    }

    @Override
    public void run() {
        Tenancy.runForAll(() -> tokens.deleteExpired(clock.instant().minus(KEPT)));
    }
}
