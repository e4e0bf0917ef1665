package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
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
import java.util.Optional;

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
        WeChatUser user = new WeChatUser(appId, session.openId());
        IdentityRow identity = remember(tenant, user, session.unionId(), session.sessionKey());
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

    /**
     * Keeps a log-in; a stranger becomes a visitor.
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
        identities.remember(
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
        return identities.find(tenant, user.appId(), user.openid()).orElseThrow();
    }

    /**
     * What decrypts the caller's data of the last log-in; nothing when a platform vouched for it.
     */
    Optional<String> sessionKey(Caller caller, String appId) {
        return identities.ofPrincipal(caller.tenant(), caller.id()).stream()
                .filter(row -> row.appId().equals(appId))
                .flatMap(row -> Optional.ofNullable(row.sessionKey()).stream())
                .map(secrets::decrypt)
                .findFirst();
    }

    /** A stored identity as the caller that it would be. */
    Caller caller(IdentityRow row) {
        TenantId tenant = row.tenantId();
        Role role =
                switch (row.principalKind()) {
                    case EMPLOYEE ->
                            employees.get(tenant, new EmployeeId(row.principalId())).role();
                    case VISITOR -> Role.VISITOR;
                };
        return new Caller(tenant, role, row.principalId(), row.appId());
    }
}
