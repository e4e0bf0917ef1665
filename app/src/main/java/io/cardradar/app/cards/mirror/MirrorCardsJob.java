package io.cardradar.app.cards.mirror;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the copies that are due. What fails waits longer each time, for as long as it takes; a
 * company whose CloudBase is in trouble does not hold up the others.
 */
@Singleton
class MirrorCardsJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorCardsJob.class);
    private static final int MOST = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LAST_DOUBLING = 10;

    private final DueMirrors due;
    private final CardMirror mirror;

    MirrorCardsJob(DueMirrors due, CardMirror mirror) {
        this.due = due;
        this.mirror = mirror;
    }

    @Override
    public String name() {
        return "mirror-cards";
    }

    @Override
    public String cron() {
        return "0/5 * * * * ?";
    }

    @Override
    public void run() {
        List<DueMirror> copies = Tenancy.ofAll(() -> due.due(MOST));
        Set<TenantId> inTrouble = new HashSet<>();
        for (DueMirror copy : copies) {
            if (!inTrouble.contains(copy.tenant()) && !write(copy)) {
                inTrouble.add(copy.tenant());
            }
        }
    }

    private boolean write(DueMirror copy) {
        try {
            mirror.write(copy.tenant(), copy.card());
            Tenancy.run(copy.tenant(), () -> due.done(copy));
            return true;
        } catch (Problem e) {
            LOG.warn("The copy of card {} waits: {}", copy.card(), e.getMessage());
            postpone(copy, e.code());
        } catch (RuntimeException e) {
            LOG.error("The copy of card {} failed", copy.card(), e);
            postpone(copy, e.toString());
        }
        return false;
    }

    private void postpone(DueMirror copy, String error) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(copy.attempts(), LAST_DOUBLING));
        Tenancy.run(copy.tenant(), () -> due.postpone(copy, pause, error));
    }
}
