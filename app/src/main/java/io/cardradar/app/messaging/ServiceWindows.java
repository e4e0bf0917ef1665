package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * When users may be sent customer-service messages, as far as WeChat's pushes and refusals tell.
 */
@Singleton
class ServiceWindows {
    private final WindowRepository windows;
    private final Clock clock;

    ServiceWindows(WindowRepository windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /** The user has written to customer service. */
    void wrote(TenantId tenant, WeChatUser user, Instant at) {
        windows.acted(new WindowRow(tenant, user.appId(), user.openid(), at, null, null));
    }

    /** The user has opened customer service. */
    void entered(TenantId tenant, WeChatUser user, Instant at) {
        windows.acted(new WindowRow(tenant, user.appId(), user.openid(), null, at, null));
    }

    /** WeChat says that nothing more may be sent: so it is, until the user acts again. */
    void closed(TenantId tenant, WeChatUser user) {
        windows.close(tenant, user.appId(), user.openid(), clock.instant());
    }

    /** What may be sent to a user now. */
    Allowance of(TenantId tenant, WeChatUser user) {
        return allowance(windows.find(tenant, user.appId(), user.openid()));
    }

    /** The same, and nobody else may use it until the transaction ends. */
    Allowance locked(TenantId tenant, WeChatUser user) {
        return allowance(windows.lock(tenant, user.appId(), user.openid()));
    }

    private Allowance allowance(Optional<WindowRow> window) {
        return window.map(row -> ofMessage(row).or(ofEntry(row))).orElse(Allowance.NONE);
    }

    private Allowance ofMessage(WindowRow row) {
        Instant at = row.messagedAt();
        return at == null || isClosed(row, at)
                ? Allowance.NONE
                : Allowance.ofMessage(at, sentSince(row, at), clock.instant());
    }

    private Allowance ofEntry(WindowRow row) {
        Instant at = row.enteredAt();
        return at == null || isClosed(row, at)
                ? Allowance.NONE
                : Allowance.ofEntry(at, sentSince(row, at), clock.instant());
    }

    /** WeChat dates acts by whole seconds; of two in one second, the user's counts as the later. */
    private static boolean isClosed(WindowRow row, Instant act) {
        Instant closed = row.closedAt();
        return closed != null && !act.plusSeconds(1).isAfter(closed);
    }

    private long sentSince(WindowRow row, Instant act) {
        return windows.sentSince(row.tenantId(), row.appId(), row.openid(), act);
    }
}
