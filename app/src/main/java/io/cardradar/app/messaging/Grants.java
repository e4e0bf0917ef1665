package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger of what users have allowed. WeChat's own books decide in the end: what its pushes and
 * refusals tell is written here, what clients claim is not.
 */
@Singleton
class Grants {
    private final GrantRepository ledger;
    private final NewId ids;
    private final Clock clock;

    Grants(GrantRepository ledger, NewId ids, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes down what a user chose. A rejected popup takes nothing of what was granted before. */
    void chosen(TenantId tenant, WeChatUser user, String template, Choice choice, Instant at) {
        if (choice == Choice.TURNED_OFF) {
            ledger.cancel(tenant, user.appId(), user.openid(), template, clock.instant());
        }
        ledger.save(
                new GrantRow(
                        tenant,
                        ids.next(),
                        user.appId(),
                        user.openid(),
                        template,
                        choice,
                        at,
                        null,
                        null));
    }

    /**
     * Takes one grant for a message, of whichever of these users has one, in their order; a
     * long-term one is only looked for. Nobody when there is none.
     */
    Optional<WeChatUser> reserve(
            TenantId tenant, List<WeChatUser> users, TemplateRow template, UUID message) {
        return users.stream()
                .filter(user -> user.appId().equals(template.appId()))
                .filter(user ->
                        template.isLongTerm()
                                ? left(tenant, List.of(user)).stream().anyMatch(template::isOf)
                                : take(tenant, user, template.templateId(), message))
                .findFirst();
    }

    private boolean take(TenantId tenant, WeChatUser user, String template, UUID message) {
        return ledger.take(tenant, user.appId(), user.openid(), template, message) == 1;
    }

    /** What is left of these users' grants, one entry each. */
    List<GrantRow> left(TenantId tenant, List<WeChatUser> users) {
        return users.isEmpty()
                ? List.of()
                : ledger.left(tenant, users.stream().map(WeChatUser::openid).toList()).stream()
                        .filter(grant ->
                                users.contains(new WeChatUser(grant.appId(), grant.openid())))
                        .toList();
    }

    /** The message will not be sent: another may have its grant. */
    void giveBack(TenantId tenant, UUID message) {
        ledger.giveBack(tenant, message);
    }

    /** WeChat says that there is no grant: so there is none. */
    void denied(TenantId tenant, WeChatUser user, String template) {
        ledger.cancel(tenant, user.appId(), user.openid(), template, clock.instant());
    }

    /** WeChat tells of a message that was not ours: another company or system used a grant. */
    void usedElsewhere(TenantId tenant, WeChatUser user, String template) {
        ledger.cancelOne(tenant, user.appId(), user.openid(), template, clock.instant());
    }
}
