package io.cardradar.app.callbacks;

import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Handles a push, or counts a failure and puts it off. Each is a transaction of its own, so that
 * what a failing handler wrote is undone and what is known of the failure is not.
 */
@Singleton
class PushHandling {
    private static final Logger LOG = LoggerFactory.getLogger(PushHandling.class);
    private static final int MOST_ATTEMPTS = 8;

    private final PushAttempt attempt;
    private final PushRepository pushes;
    private final Outbox outbox;
    private final CallbackSettings settings;
    private final CallbackMetrics metrics;
    private final Clock clock;

    PushHandling(
            PushAttempt attempt,
            PushRepository pushes,
            Outbox outbox,
            CallbackSettings settings,
            CallbackMetrics metrics,
            Clock clock) {
        this.attempt = attempt;
        this.pushes = pushes;
        this.outbox = outbox;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @throws Problem.Upstream when the push must wait for a system behind us
     */
    void handle(TenantId tenant, UUID id) {
        try {
            attempt.inItsOwnTransaction(() -> attempt.handle(tenant, id))
                    .ifPresent(metrics::handled);
        } catch (Problem.Upstream e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String reason = Failures.describe(e);
            attempt.inItsOwnTransaction(() -> putOff(tenant, id, reason));
        }
    }

    private int putOff(TenantId tenant, UUID id, String reason) {
        PushRow row = pushes.lock(tenant, id).orElseThrow();
        int attempts = row.attempts() + 1;
        pushes.countFailure(tenant, id, reason);
        LOG.warn("Push {} ({}) failed, attempt {}: {}", id, row.kind(), attempts, reason);
        if (attempts < MOST_ATTEMPTS) {
            Duration wait = settings.retryAfter().multipliedBy(1L << (attempts - 1));
            outbox.addLater(tenant, HandlePushes.TOPIC, new PushId(id), clock.instant().plus(wait));
        } else {
            pushes.markFailed(tenant, id, clock.instant());
            metrics.handled(PushState.FAILED);
        }
        return attempts;
    }
}
