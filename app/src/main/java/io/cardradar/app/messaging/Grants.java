package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
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
    private final JdbcOperations jdbc;
    private final NewId ids;
    private final Clock clock;

    Grants(GrantRepository ledger, JdbcOperations jdbc, NewId ids, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
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

    /** Reserves the oldest grant; of two who ask at once each gets another, or none. */
    private boolean take(TenantId tenant, WeChatUser user, String template, UUID message) {
        return jdbc.prepareStatement(
                """
                UPDATE subscription_grant SET message_id = ?
                WHERE tenant_id = ? AND id = (
                    SELECT id FROM subscription_grant
                    WHERE tenant_id = ? AND openid = ? AND app_id = ? AND template_id = ?
                        AND choice = 'ACCEPT' AND message_id IS NULL AND void_at IS NULL
                    ORDER BY chosen_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)\
                """,
                statement -> {
                    statement.setObject(1, message);
                    statement.setObject(2, tenant.value());
                    statement.setObject(3, tenant.value());
                    statement.setString(4, user.openid());
                    statement.setString(5, user.appId());
                    statement.setString(6, template);
                    return statement.executeUpdate() == 1;
                });
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
        jdbc.prepareStatement(
                """
                UPDATE subscription_grant SET void_at = ?
                WHERE tenant_id = ? AND id = (
                    SELECT id FROM subscription_grant
                    WHERE tenant_id = ? AND openid = ? AND app_id = ? AND template_id = ?
                        AND choice = 'ACCEPT' AND message_id IS NULL AND void_at IS NULL
                    ORDER BY chosen_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(clock.instant()));
                    statement.setObject(2, tenant.value());
                    statement.setObject(3, tenant.value());
                    statement.setString(4, user.openid());
                    statement.setString(5, user.appId());
                    statement.setString(6, template);
                    return statement.executeUpdate();
                });
    }
}
