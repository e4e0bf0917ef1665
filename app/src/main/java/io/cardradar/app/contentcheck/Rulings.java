package io.cardradar.app.contentcheck;

import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.MediaVerdict;
import io.cardradar.wechat.security.Verdict;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Moves checks from state to state, and tells their subjects, in one transaction each. */
@Singleton
class Rulings {
    /** WeChat promises its verdict on media within this time. */
    private static final Duration VERDICT_TIME = Duration.ofMinutes(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 8;

    private final ContentCheckRepository checks;
    private final TraceRepository traces;
    private final CheckedSubjects subjects;
    private final ReviewPolicy policy;
    private final Clock clock;

    Rulings(
            ContentCheckRepository checks,
            TraceRepository traces,
            CheckedSubjects subjects,
            ReviewPolicy policy,
            Clock clock) {
        this.checks = checks;
        this.traces = traces;
        this.subjects = subjects;
        this.policy = policy;
        this.clock = clock;
    }

    /** WeChat has judged. Only the first verdict counts, and none after a manager's decision. */
    @Transactional
    void judged(TenantId tenant, UUID id, Verdict verdict) {
        ContentCheckRow check = checks.lock(tenant, id).orElse(null);
        if (check != null && check.state().isOpen()) {
            CheckState outcome = policy.stateAfter(verdict);
            checks.change(check.judged(outcome, verdict, clock.instant()));
            tell(check, policy.rulingOn(verdict));
        }
    }

    /** WeChat took the question; its verdict may have come before we could note that. */
    @Transactional
    void asked(ContentCheckRow check, String traceId) {
        Instant now = clock.instant();
        TraceRow trace = traces.asked(traceId, check.tenantId(), check.id(), now);
        move(check, CheckState.ASKED, null, now.plus(VERDICT_TIME));
        if (trace.receivedAt() != null) {
            settle(check.tenantId(), check.id(), trace.verdict());
        }
    }

    /** A verdict has come; we may not have noted yet whose question it answers. */
    @Transactional
    void answered(MediaVerdict answer) {
        Verdict verdict = answer.verdict();
        TraceRow trace =
                traces.answered(
                        answer.traceId(),
                        verdict == null ? null : verdict.suggestion().name(),
                        verdict == null ? null : verdict.label().name(),
                        clock.instant());
        if (trace.tenantId() != null && trace.checkId() != null) {
            settle(trace.tenantId(), trace.checkId(), trace.verdict());
        }
    }

    private void settle(TenantId tenant, UUID id, @Nullable Verdict verdict) {
        if (verdict == null) {
            checks.lock(tenant, id).ifPresent(this::postpone);
        } else {
            judged(tenant, id, verdict);
        }
    }

    /** Nobody could judge so far: later. */
    @Transactional
    void postpone(ContentCheckRow check) {
        long doublings = Math.min(check.attempts(), MOST_DOUBLINGS);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        Duration wait = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        move(check, CheckState.WAITING, null, clock.instant().plus(wait));
    }

    /**
     * WeChat cannot judge: people must.
     *
     * @param reason stable, for clients
     */
    @Transactional
    void leaveToPeople(ContentCheckRow check, String reason) {
        if (move(check, CheckState.REVIEW, reason, null)) {
            tell(check, Ruling.HELD);
        }
    }

    /** There is nothing to judge any more. */
    @Transactional
    void close(ContentCheckRow check) {
        move(check, CheckState.OBSOLETE, null, null);
    }

    /** Whether it still was open; meanwhile a verdict or a manager may have settled it. */
    private boolean move(
            ContentCheckRow seen, CheckState next, @Nullable String reason, @Nullable Instant due) {
        ContentCheckRow check = checks.lock(seen.tenantId(), seen.id()).orElse(null);
        if (check == null || !check.state().isOpen()) {
            return false;
        }
        checks.change(check.with(next, reason, due, clock.instant()));
        return true;
    }

    private void tell(ContentCheckRow check, Ruling ruling) {
        if (check.enforced()) {
            subjects.tell(check, ruling);
        }
    }
}
