package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Phone;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatSession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds, or makes, the person behind a log-in. */
@Singleton
class Principals {
    private final IdentityRepository identities;
    private final LoginPhoneRepository phones;
    private final Employees employees;
    private final Secrets secrets;
    private final NewId ids;
    private final Clock clock;

    Principals(
            IdentityRepository identities,
            LoginPhoneRepository phones,
            Employees employees,
            Secrets secrets,
            NewId ids,
            Clock clock) {
        this.identities = identities;
        this.phones = phones;
        this.employees = employees;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who a WeChat user is here; a stranger becomes a visitor. */
    @Transactional
    Principal ofWeChat(
            TenantId tenant, String appId, WeChatSession session, @Nullable String phone) {
        IdentityRow identity = remember(tenant, appId, session);
        Employee invited = phone == null ? null : employees.findByPhone(tenant, phone);
        if (invited != null && identity.principalKind() == PrincipalKind.VISITOR) {
            identities.bind(
                    tenant, appId, session.openId(), PrincipalKind.EMPLOYEE, invited.id().value());
            return ofEmployee(tenant, invited.id(), appId);
        }
        return switch (identity.principalKind()) {
            case EMPLOYEE -> ofEmployee(tenant, new EmployeeId(identity.principalId()), appId);
            case VISITOR ->
                    new Principal(tenant, identity.principalId(), Role.VISITOR, appId, null);
        };
    }

    /** Binds an openid to an employee before the first log-in: for the demo company and imports. */
    @Transactional
    void bind(TenantId tenant, String appId, String openid, EmployeeId employee) {
        Instant now = clock.instant();
        identities.remember(
                new IdentityRow(
                        tenant,
                        appId,
                        openid,
                        null,
                        PrincipalKind.EMPLOYEE,
                        employee.value(),
                        null,
                        now,
                        now));
    }

    /**
     * The employee, who must be allowed to log in.
     *
     * @throws Problem.Forbidden {@code auth.suspended} or {@code auth.departed}
     */
    Principal ofEmployee(TenantId tenant, EmployeeId id, @Nullable String appId) {
        Employee employee = employees.get(tenant, id);
        switch (employee.state()) {
            case INVITED -> employees.activate(tenant, id);
            case ACTIVE -> {}
            case SUSPENDED ->
                    throw new Problem.Forbidden("auth.suspended", "This employee is suspended");
            case DEPARTED -> throw new Problem.Forbidden("auth.departed", "This employee has left");
        }
        return new Principal(tenant, id.value(), employee.role(), appId, employee.name());
    }

    /** The employees, of whichever company, whom a phone belongs to; nobody has logged in yet. */
    List<LoginPhoneRow> byPhone(String phone) {
        return phones.find(secrets.lookupHash(Phone.normalised(phone)));
    }

    /** The principal that a refresh token was given to, as that person stands today. */
    Principal of(RefreshTokenRow token) {
        return switch (token.principalKind()) {
            case EMPLOYEE ->
                    ofEmployee(
                            token.tenantId(), new EmployeeId(token.principalId()), token.appId());
            case VISITOR ->
                    new Principal(
                            token.tenantId(),
                            token.principalId(),
                            Role.VISITOR,
                            token.appId(),
                            null);
        };
    }

    private IdentityRow remember(TenantId tenant, String appId, WeChatSession session) {
        Instant now = clock.instant();
        UUID newVisitor = ids.next();
        identities.remember(
                new IdentityRow(
                        tenant,
                        appId,
                        session.openId(),
                        session.unionId(),
                        PrincipalKind.VISITOR,
                        newVisitor,
                        secrets.encrypt(session.sessionKey()),
                        now,
                        now));
        return identities.find(tenant, appId, session.openId()).orElseThrow();
    }
}
