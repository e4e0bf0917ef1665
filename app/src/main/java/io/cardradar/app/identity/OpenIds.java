package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who WeChat's users are to us, and which of WeChat's users our people are. */
@Singleton
public class OpenIds {
    private final Principals principals;
    private final Identities known;
    private final IdentityRepository identities;
    private final WeChatApps apps;

    OpenIds(
            Principals principals,
            Identities known,
            IdentityRepository identities,
            WeChatApps apps) {
        this.principals = principals;
        this.known = known;
        this.identities = identities;
        this.apps = apps;
    }

    /** Lets an openid log in as an employee, before it ever did. */
    public void bind(TenantId tenant, String appId, String openid, EmployeeId employee) {
        known.bind(tenant, new WeChatUser(appId, openid), employee.value());
    }

    /** Who an openid of an app is in one company; nobody if it never logged in there. */
    public Optional<Caller> person(TenantId tenant, String appId, String openid) {
        return identities.find(tenant, appId, openid).map(row -> principals.caller(row));
    }

    /** Who an openid of an app is in one company; a stranger becomes a visitor. */
    public Caller personOrNewVisitor(TenantId tenant, WeChatUser user, @Nullable String unionid) {
        return principals.caller(known.remember(tenant, user, unionid, null));
    }

    /**
     * The WeChat users that a visitor or an employee is, the last to log in first.
     *
     * @param principal the id of the visitor or employee
     */
    public List<WeChatUser> of(TenantId tenant, UUID principal) {
        return identities.ofPrincipal(tenant, principal).stream()
                .map(row -> new WeChatUser(row.appId(), row.openid()))
                .toList();
    }

    /**
     * The companies in which an openid of an app has logged in. Spans tenants: runs in {@link
     * Tenancy#ofAll}.
     */
    public List<TenantId> companiesKnowing(String appId, String openid) {
        return identities.companiesKnowing(appId, openid).stream().map(TenantId::new).toList();
    }

    /**
     * The company that a user means who logs in.
     *
     * @param asked by the mini-program; null when it did not say
     * @throws Problem.Invalid {@code auth.unknown_app} when the company asked for does not use the
     *     app
     * @throws Problem.Conflict {@code auth.choose_company} when several may be meant
     */
    TenantId companyOf(String appId, String openid, @Nullable TenantId asked) {
        List<TenantId> sharing = apps.companiesOf(appId);
        if (asked != null && !sharing.contains(asked)) {
            throw new Problem.Invalid(
                    "auth.unknown_app", "That company does not use this WeChat app id");
        }
        if (asked != null || sharing.size() == 1) {
            return asked == null ? sharing.getFirst() : asked;
        }
        List<TenantId> knowing = Tenancy.ofAll(() -> companiesKnowing(appId, openid));
        if (knowing.size() == 1) {
            return knowing.getFirst();
        }
        throw new Problem.Conflict(
                "auth.choose_company",
                "Several companies share this mini-program: say which by companyId");
    }
}
