package io.cardradar.app.contentcheck;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.WeChatException;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks WeChat about what waits for it, and again where no verdict came. A check whose run is cut
 * off is taken up when its lease is over.
 */
@Singleton
class CheckContentJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(CheckContentJob.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** After so many questions without a verdict, or so long without any, people decide. */
    private static final int MOST_ASKS = 3;

    private static final Duration PATIENCE = Duration.ofHours(24);

    private final ContentCheckRepository checks;
    private final CheckedSubjects subjects;
    private final Asking asking;
    private final Rulings rulings;
    private final Clock clock;

    CheckContentJob(
            ContentCheckRepository checks,
            CheckedSubjects subjects,
            Asking asking,
            Rulings rulings,
            Clock clock) {
        this.checks = checks;
        this.subjects = subjects;
        this.asking = asking;
        this.rulings = rulings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "check-content";
    }

    @Override
    public String cron() {
        return "0/5 * * * * ?";
    }

    @Override
    public void run() {
        List<ContentCheckRow> due = claim();
        while (!due.isEmpty()) {
            due.forEach(check -> Tenancy.run(check.tenantId(), () -> tryToSettle(check)));
            due = claim();
        }
    }

    private List<ContentCheckRow> claim() {
        Instant now = clock.instant();
        return Tenancy.ofAll(() -> checks.claim(now, now.plus(LEASE), BATCH));
    }

    /** One check that goes wrong must not hold up the others. */
    private void tryToSettle(ContentCheckRow check) {
        try {
            settle(check);
        } catch (WeChatException | Problem.Upstream e) {
            LOG.info("Content check {} waits: {}", check.id(), e.getMessage());
            rulings.postpone(check);
        } catch (RuntimeException e) {
            LOG.error("Content check {} failed", check.id(), e);
            rulings.postpone(check);
        }
    }

    private void settle(ContentCheckRow check) {
        if (check.asks() >= MOST_ASKS
                || check.createdAt().plus(PATIENCE).isBefore(clock.instant())) {
            rulings.leaveToPeople(check, HeldFor.NO_ANSWER);
            return;
        }
        subjects.materialOf(check)
                .ifPresentOrElse(
                        material ->
                                asking.userOf(check.tenantId(), check.authorId())
                                        .ifPresentOrElse(
                                                author -> ask(check, author, material),
                                                () ->
                                                        rulings.leaveToPeople(
                                                                check, HeldFor.NO_WECHAT_USER)),
                        () -> rulings.close(check));
    }

    private void ask(ContentCheckRow check, WeChatUser author, Material material) {
        switch (material) {
            case Material.Text text ->
                    rulings.judged(check.tenantId(), check.id(), asking.judge(author, text));
            case Material.Media media -> rulings.asked(check, asking.ask(author, media));
        }
    }
}
