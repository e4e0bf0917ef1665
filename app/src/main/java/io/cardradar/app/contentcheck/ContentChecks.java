package io.cardradar.app.contentcheck;

import io.cardradar.app.contentcheck.ContentCheckSettings.Mode;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatException;
import io.cardradar.wechat.security.Verdict;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Whether what somebody has made may be shown to others. */
@Singleton
public class ContentChecks {
    private static final Logger LOG = LoggerFactory.getLogger(ContentChecks.class);

    private final ContentCheckRepository checks;
    private final ContentCheckSettings settings;
    private final ReviewPolicy policy;
    private final Asking asking;
    private final NewId ids;
    private final Clock clock;

    ContentChecks(
            ContentCheckRepository checks,
            ContentCheckSettings settings,
            ReviewPolicy policy,
            Asking asking,
            NewId ids,
            Clock clock) {
        this.checks = checks;
        this.settings = settings;
        this.policy = policy;
        this.asking = asking;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether WeChat is asked at all. */
    public boolean areOn() {
        return settings.mode() != Mode.OFF;
    }

    /** Whether content must wait for the outcome. */
    public boolean areEnforced() {
        return settings.mode() == Mode.ENFORCE;
    }

    /**
     * Asks WeChat about a text at once, outside any transaction. A WeChat that is away, or does not
     * judge this author now, is no leave to show the text: it is held, to be asked about again.
     */
    public Judgement judge(Caller author, String text) {
        WeChatUser user = asking.userOf(author.tenant(), author.id()).orElse(null);
        if (user == null) {
            return new Judgement(Ruling.HELD, null, HeldFor.NO_WECHAT_USER);
        }
        try {
            Verdict verdict = asking.judge(user, new Material.Text(text));
            return new Judgement(policy.rulingOn(verdict), verdict, null);
        } catch (WeChatException e) {
            LOG.info("A content check waits: {}", e.getMessage());
            return Judgement.LATER;
        }
    }

    /**
     * Has a content checked, and its subject told the outcome if checks are enforced. Runs in the
     * transaction that stores the content.
     *
     * @return the id of the check
     */
    @Transactional
    public UUID request(TenantId tenant, NewCheck check) {
        return save(tenant, check, CheckState.WAITING, Judgement.LATER);
    }

    /** Keeps what {@link #judge} found; what is still open is asked again. */
    @Transactional
    public UUID request(TenantId tenant, NewCheck check, Judgement judgement) {
        return save(tenant, check, state(judgement), judgement);
    }

    private CheckState state(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (verdict != null) {
            return policy.stateAfter(verdict);
        }
        return judgement.reason() == null ? CheckState.WAITING : CheckState.REVIEW;
    }

    private UUID save(TenantId tenant, NewCheck check, CheckState state, Judgement judgement) {
        UUID id = ids.next();
        Instant now = clock.instant();
        @Nullable Verdict verdict = judgement.verdict();
        checks.save(
                new ContentCheckRow(
                        tenant,
                        id,
                        check.kind(),
                        check.subject(),
                        check.author(),
                        areEnforced(),
                        state,
                        verdict == null ? null : verdict.suggestion(),
                        verdict == null ? null : verdict.label(),
                        judgement.reason(),
                        0,
                        0,
                        state.isOpen() ? now : null,
                        now,
                        now,
                        null));
        return id;
    }
}
