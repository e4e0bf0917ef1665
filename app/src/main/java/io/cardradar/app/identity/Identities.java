package io.cardradar.app.identity;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Keeps which WeChat users have logged in, and tells what that makes known of visitors. */
@Singleton
class Identities {
    private final IdentityRepository rows;
    private final AnonymousClaimRepository claims;
    private final Secrets secrets;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;

    Identities(
            IdentityRepository rows,
            AnonymousClaimRepository claims,
            Secrets secrets,
            Outbox outbox,
            NewId ids,
            Clock clock) {
        this.rows = rows;
        this.claims = claims;
        this.secrets = secrets;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a log-in; a stranger becomes a visitor. A visitor's unionid is told once, when it is
     * first known.
     *
     * @param sessionKey null when the user was vouched for by a platform that gives none
     */
    @Transactional
    IdentityRow remember(
            TenantId tenant,
            WeChatUser user,
            @Nullable String unionid,
            @Nullable String sessionKey) {
        Instant now = clock.instant();
        String before =
                rows.find(tenant, user.appId(), user.openid())
                        .map(IdentityRow::unionid)
                        .orElse(null);
        rows.remember(
                new IdentityRow(
                        tenant,
                        user.appId(),
                        user.openid(),
                        unionid,
                        PrincipalKind.VISITOR,
                        ids.next(),
                        sessionKey == null ? null : secrets.encrypt(sessionKey),
                        now,
                        now));
        IdentityRow row = rows.find(tenant, user.appId(), user.openid()).orElseThrow();
        if (unionid != null
                && !unionid.equals(before)
                && row.principalKind() == PrincipalKind.VISITOR) {
            String hash = Base64.getEncoder().encodeToString(secrets.lookupHash(unionid));
            tell(tenant, new IdentityKnown(row.principalId(), null, hash, now));
        }
        return row;
    }

    /** Binds an openid to an employee before the first log-in. */
    @Transactional
    void bind(TenantId tenant, WeChatUser user, UUID employee) {
        Instant now = clock.instant();
        rows.remember(
                new IdentityRow(
                        tenant,
                        user.appId(),
                        user.openid(),
                        null,
                        PrincipalKind.EMPLOYEE,
                        employee,
                        null,
                        now,
                        now));
    }

    /**
     * A visitor turns out to be who a device was before. The first who claims a device has it; of
     * whoever logs in there after, nothing is concluded.
     */
    @Transactional
    void claim(TenantId tenant, AnonymousVisitor before, UUID visitor) {
        Instant now = clock.instant();
        if (before.tenant().equals(tenant) && claims.claim(tenant, before.id(), visitor, now) > 0) {
            tell(tenant, new IdentityKnown(visitor, before.id(), null, now));
        }
    }

    private void tell(TenantId tenant, IdentityKnown known) {
        outbox.add(tenant, IdentityKnown.TOPIC, known);
    }
}
