package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.WeChatSession;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Logging in and staying logged in. */
@Singleton
public class Logins {
    private final WeChatApps apps;
    private final OpenIds users;
    private final WeChat weChat;
    private final Principals principals;
    private final Sessions sessions;
    private final Passwords passwords;

    Logins(
            WeChatApps apps,
            OpenIds users,
            WeChat weChat,
            Principals principals,
            Sessions sessions,
            Passwords passwords) {
        this.apps = apps;
        this.users = users;
        this.weChat = weChat;
        this.principals = principals;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /**
     * Logs a mini-program's user in.
     *
     * @param code from {@code wx.login}
     * @param phoneCode from the phone number button; makes an invited employee known by phone. Null
     *     otherwise.
     * @param company which of the companies that share the mini-program; null where only one can be
     *     meant
     */
    Session wechat(
            String appId, String code, @Nullable String phoneCode, @Nullable TenantId company) {
        WeChatApp app = apps.get(appId);
        // Both calls are over before a transaction begins: WeChat may take seconds.
        WeChatSession weChatSession = weChat.login(app, code);
        String phone =
                phoneCode == null ? null : weChat.phoneNumber(app, phoneCode).international();
        TenantId tenant = users.companyOf(appId, weChatSession.openId(), company);
        return Tenancy.of(
                tenant,
                () -> sessions.begin(principals.ofWeChat(tenant, appId, weChatSession, phone)));
    }

    /**
     * Logs an employee in by phone and password.
     *
     * @param company needed only by a person who works for several companies with one password
     */
    Session password(String phone, String password, @Nullable TenantId company) {
        List<LoginPhoneRow> matching =
                principals.byPhone(phone).stream()
                        .filter(found -> company == null || found.tenantId().equals(company))
                        .filter(candidate -> matches(candidate, password))
                        .toList();
        if (matching.isEmpty()) {
            throw wrong(phone, password);
        }
        if (matching.size() > 1) {
            throw new Problem.Conflict(
                    "auth.choose_company", "Say which company: " + companiesOf(matching));
        }
        TenantId tenant = matching.getFirst().tenantId();
        EmployeeId employee = matching.getFirst().employeeId();
        return Tenancy.of(
                tenant, () -> sessions.begin(principals.ofEmployee(tenant, employee, null)));
    }

    /** Changes the caller's own password and ends all other sessions. */
    Session changePassword(Caller caller, String oldPassword, String newPassword) {
        if (!passwords.matches(caller.tenant(), caller.employee(), oldPassword)) {
            throw new Problem.Invalid("auth.wrong_password", "The old password is wrong");
        }
        passwords.set(caller.tenant(), caller.employee(), newPassword);
        return sessions.restart(
                principals.ofEmployee(caller.tenant(), caller.employee(), caller.appId()));
    }

    /**
     * Sets a password without asking for the old one: for the first administrator, and for the demo
     * company.
     */
    public void setPassword(Caller onBehalfOf, String password) {
        passwords.set(onBehalfOf.tenant(), onBehalfOf.employee(), password);
    }

    private boolean matches(LoginPhoneRow candidate, String password) {
        TenantId tenant = candidate.tenantId();
        return Tenancy.of(
                tenant, () -> passwords.matches(tenant, candidate.employeeId(), password));
    }

    private Problem wrong(String phone, String password) {
        if (principals.byPhone(phone).isEmpty()) {
            passwords.matchesNobody(password);
        }
        return new Problem.Unauthorized("auth.wrong_password", "Phone or password is wrong");
    }

    private static String companiesOf(List<LoginPhoneRow> employees) {
        return String.join(", ", employees.stream().map(e -> e.tenantId().toString()).toList());
    }
}
