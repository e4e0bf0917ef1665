package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Phone;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Finds, or makes, the person behind a log-in. */
@Singleton
class Principals {
    private final IdentityRepository identities;
    private final LoginPhoneRepository phones;
    private final Employees employees;
    private final Secrets secrets;
    private final Identities known;

    Principals(
            IdentityRepository identities,
            LoginPhoneRepository phones,
            Employees employees,
            Secrets secrets,
            Identities known) {
        this.identities = identities;
        this.phones = phones;
        this.employees = employees;
        this.secrets = secrets;
        this.known = known;
    }

    /** Who a WeChat user is here; a stranger becomes a visitor. */
    @Transactional
    Principal ofWeChat(TenantId tenant, WeChatLogin login) {
        WeChatUser user = login.user();
        String appId = user.appId();
        IdentityRow identity = known.remember(tenant, user, login.unionid(), login.sessionKey());
        String phone = login.phone();
        Employee invited = phone == null ? null : employees.findByPhone(tenant, phone);
        if (invited != null && identity.principalKind() == PrincipalKind.VISITOR) {
            identities.bind(
                    tenant, appId, user.openid(), PrincipalKind.EMPLOYEE, invited.id().value());
            return ofEmployee(tenant, invited.id(), appId);
        }
        return switch (identity.principalKind()) {
            case EMPLOYEE -> ofEmployee(tenant, new EmployeeId(identity.principalId()), appId);
            case VISITOR -> ofVisitor(tenant, identity, login.before());
        };
    }

    private Principal ofVisitor(
            TenantId tenant, IdentityRow identity, @Nullable AnonymousVisitor before) {
        if (before != null) {
            known.claim(tenant, before, identity.principalId());
        }
        return new Principal(tenant, identity.principalId(), Role.VISITOR, identity.appId(), null);
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
