package io.cardradar.app.identity;

import io.cardradar.app.identity.WeChatLogins.Wish;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.TenantId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

@Controller("/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "auth")
class AuthController {
    private final WeChatLogins weChatLogins;
    private final Logins logins;
    private final Sessions sessions;
    private final AnonymousLogins anonymous;

    AuthController(
            WeChatLogins weChatLogins,
            Logins logins,
            Sessions sessions,
            AnonymousLogins anonymous) {
        this.weChatLogins = weChatLogins;
        this.logins = logins;
        this.sessions = sessions;
        this.anonymous = anonymous;
    }

    /** Logs a mini-program's user in, with the code that WeChat gave it. */
    @Post("/wechat")
    @Secured(SecurityRule.IS_ANONYMOUS)
    SessionView wechat(@Body @Valid WeChatLoginRequest request) {
        TenantId company = request.companyId == null ? null : new TenantId(request.companyId);
        Wish wish = new Wish(company, request.phoneCode, request.anonymousToken);
        return SessionView.of(weChatLogins.byCode(request.appId, request.code, wish));
    }

    /**
     * @param code from {@code wx.login}
     * @param phoneCode from the phone number button
     * @param companyId which company, where several share the mini-program
     * @param anonymousToken the refresh token of {@code POST /v1/auth/anonymous}, when the device
     *     was let in by it before: both are one person from now on
     */
    @Serdeable
    record WeChatLoginRequest(
            @NotBlank @Size(max = 64) String appId,
            @NotBlank @Size(max = 256) String code,
            @Nullable @Size(max = 256) String phoneCode,
            @Nullable UUID companyId,
            @Nullable @Size(max = 300) String anonymousToken) {
        @Override
        public String toString() {
            return "WeChatLoginRequest[" + appId + "]";
        }
    }

    /** Logs an employee in by phone and password. */
    @Post("/password")
    @Secured(SecurityRule.IS_ANONYMOUS)
    SessionView password(@Body @Valid PasswordLoginRequest request) {
        TenantId company = request.companyId == null ? null : new TenantId(request.companyId);
        return SessionView.of(logins.password(request.phone, request.password, company));
    }

    @Serdeable
    record PasswordLoginRequest(
            @NotBlank @Size(max = 32) String phone,
            @NotNull @Size(max = Passwords.MAX_LENGTH) String password,
            @Nullable UUID companyId) {}

    /** Changes one's own password; every other session of the caller ends. */
    @Put("/password")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    SessionView changePassword(Caller caller, @Body @Valid ChangePasswordRequest request) {
        return SessionView.of(
                logins.changePassword(caller, request.oldPassword, request.newPassword));
    }

    @Serdeable
    record ChangePasswordRequest(
            @NotNull @Size(max = Passwords.MAX_LENGTH) String oldPassword,
            @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH)
                    String newPassword) {}

    /** Exchanges a refresh token for a new pair of tokens. */
    @Post("/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    SessionView refresh(@Body @Valid RefreshRequest request) {
        String token = request.refreshToken;
        return SessionView.of(
                AnonymousTokens.isOne(token) ? anonymous.refresh(token) : sessions.refresh(token));
    }

    /** Ends the session that a refresh token belongs to. */
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void logout(@Body @Valid RefreshRequest request) {
        // Of an anonymous one nothing is stored that could end.
        if (!AnonymousTokens.isOne(request.refreshToken)) {
            sessions.end(request.refreshToken);
        }
    }

    @Serdeable
    record RefreshRequest(@NotBlank @Size(max = 300) String refreshToken) {}

    /**
     * @param expiresIn seconds until the access token is refused
     */
    @Serdeable
    record SessionView(
            String accessToken, String refreshToken, long expiresIn, PrincipalView principal) {
        static SessionView of(Session session) {
            return new SessionView(
                    session.accessToken(),
                    session.refreshToken(),
                    session.expiresIn(),
                    PrincipalView.of(session.principal()));
        }
    }

    /**
     * @param kind {@code employee} or {@code visitor}
     * @param role {@code visitor}, {@code staff}, {@code manager} or {@code admin}
     */
    @Serdeable
    record PrincipalView(UUID id, String kind, String role, UUID companyId, @Nullable String name) {
        static PrincipalView of(Principal principal) {
            return new PrincipalView(
                    principal.id(),
                    principal.kind().name().toLowerCase(Locale.ROOT),
                    principal.role().name().toLowerCase(Locale.ROOT),
                    principal.tenant().value(),
                    principal.name());
        }
    }
}
