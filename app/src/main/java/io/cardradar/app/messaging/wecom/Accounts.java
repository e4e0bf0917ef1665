package io.cardradar.app.messaging.wecom;

import io.cardradar.app.messaging.wecom.Account.NoticePage;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.wecom.WeComAgent;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;

/** The WeCom applications of companies: one each. */
@Singleton
class Accounts {
    private final AccountRepository accounts;
    private final MemberRepository members;
    private final Secrets secrets;
    private final Clock clock;

    Accounts(AccountRepository accounts, MemberRepository members, Secrets secrets, Clock clock) {
        this.accounts = accounts;
        this.members = members;
        this.secrets = secrets;
        this.clock = clock;
    }

    Optional<Account> find(TenantId tenant) {
        return accounts.find(tenant).map(this::account);
    }

    /**
     * @throws Problem.NotFound {@code wecom.not_set}
     */
    Account get(TenantId tenant) {
        return find(tenant)
                .orElseThrow(() ->
                        new Problem.NotFound(
                                "wecom.not_set", "This company has not named a WeCom application"));
    }

    /**
     * Uses this application from now on. Who the employees are in another company of WeCom's is
     * forgotten.
     *
     * @throws Problem.Invalid {@code wecom.no_secret} when there is none to keep, {@code
     *     wecom.bad_account} when this can be no application
     */
    @Transactional
    void put(TenantId tenant, NewAccount wanted) {
        AccountRow before = accounts.find(tenant).orElse(null);
        WeComAgent agent = agent(wanted.corpId(), wanted.agentId(), secret(wanted, before));
        accounts.put(row(tenant, agent, wanted));
        if (before != null && !before.corpId().equals(agent.corpId())) {
            members.forgetAll(tenant);
        }
    }

    private String secret(NewAccount wanted, @Nullable AccountRow before) {
        if (wanted.secret() != null) {
            return wanted.secret();
        }
        if (before == null) {
            throw new Problem.Invalid("wecom.no_secret", "The application's secret is missing");
        }
        return secrets.decrypt(before.secret());
    }

    private static WeComAgent agent(String corpId, int agentId, String secret) {
        try {
            return new WeComAgent(corpId, agentId, secret);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("wecom.bad_account", String.valueOf(e.getMessage()));
        }
    }

    private AccountRow row(TenantId tenant, WeComAgent agent, NewAccount wanted) {
        NoticePage page = wanted.page();
        QuietHours quiet = wanted.quiet();
        return new AccountRow(
                tenant,
                agent.corpId(),
                agent.agentId(),
                secrets.encrypt(agent.secret()),
                page == null ? null : page.appId(),
                page == null ? null : page.page(),
                wanted.notices(),
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.to(),
                clock.instant());
    }

    private Account account(AccountRow row) {
        return new Account(
                new WeComAgent(row.corpId(), row.agentId(), secrets.decrypt(row.secret())),
                page(row.appId(), row.page()),
                row.notices(),
                quiet(row.quietFrom(), row.quietTo()));
    }

    private static @Nullable NoticePage page(@Nullable String appId, @Nullable String page) {
        return appId == null || page == null ? null : new NoticePage(appId, page);
    }

    private static @Nullable QuietHours quiet(@Nullable LocalTime from, @Nullable LocalTime to) {
        return from == null || to == null ? null : new QuietHours(from, to);
    }
}
