package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "company")
class CompanyController {
    private final Companies companies;
    private final Founding founding;
    private final WeChatApps apps;
    private final OperatorSettings operator;

    CompanyController(
            Companies companies, Founding founding, WeChatApps apps, OperatorSettings operator) {
        this.companies = companies;
        this.founding = founding;
        this.apps = apps;
        this.operator = operator;
    }

    /**
     * Founds a company with its first administrator. For whoever runs the service, with {@code
     * X-Operator-Key}.
     */
    @Post("/companies")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.CREATED)
    CompanyView found(
            @Nullable @Header("X-Operator-Key") String operatorKey,
            @Body @Valid FoundRequest request) {
        requireOperator(operatorKey);
        return CompanyView.of(
                founding.found(request.name, request.zone(), request.administrator.toFirst()));
    }

    /**
     * @param timeZone an IANA name, {@code Asia/Shanghai} by default
     */
    @Serdeable
    record FoundRequest(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 50) String timeZone,
            @NotNull @Valid AdministratorRequest administrator) {
        String zone() {
            return timeZone == null ? "Asia/Shanghai" : timeZone;
        }
    }

    /** The first administrator, who logs in with phone and password. */
    @Serdeable
    record AdministratorRequest(
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 24) String phone,
            @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH)
                    String password) {
        Founding.Administrator toFirst() {
            return new Founding.Administrator(name, phone, password);
        }
    }

    /** The caller's company. */
    @Get("/company")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    CompanyView company(Caller caller) {
        return CompanyView.of(companies.get(caller.tenant()));
    }

    @Serdeable
    record CompanyView(UUID id, String name, String timeZone) {
        static CompanyView of(Company company) {
            return new CompanyView(company.id().value(), company.name(), company.zone().getId());
        }
    }

    /**
     * Lets the caller's company use a WeChat mini-program. Its secrets are stored encrypted and
     * never shown again.
     */
    @Post("/wechat-apps")
    @Secured("ADMIN")
    @Status(HttpStatus.NO_CONTENT)
    void addApp(Caller caller, @Body @Valid AppRequest request) {
        apps.add(caller.tenant(), request.toApp());
    }

    /**
     * @param secret AppSecret of WeChat's console
     * @param callbackToken Token of its message push
     * @param encodingAesKey EncodingAESKey of its message push; null in plain mode
     * @param cloudEnv the id of its CloudBase (云开发) environment; null when it has none
     * @param gatewayKey what its gateway cloud function signs with; null when there is none
     */
    @Serdeable
    record AppRequest(
            @NotBlank @Pattern(regexp = "wx[0-9a-zA-Z]{4,30}") String appId,
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 64) String secret,
            @NotBlank @Pattern(regexp = "[0-9a-zA-Z-]{3,32}") String callbackToken,
            @Nullable @Pattern(regexp = "[0-9a-zA-Z]{43}") String encodingAesKey,
            @Nullable @Pattern(regexp = "[0-9a-zA-Z-]{3,64}") String cloudEnv,
            @Nullable @Pattern(regexp = "[!-~]{32,128}") String gatewayKey) {
        NewWeChatApp toApp() {
            WeChatApp app = new WeChatApp(appId, secret, callbackToken, encodingAesKey);
            return new NewWeChatApp(name, app, cloudEnv, gatewayKey);
        }

        @Override
        public String toString() {
            return "AppRequest[" + appId + "]";
        }
    }

    /**
     * Lets one more company use a registered mini-program. For whoever runs the service, with
     * {@code X-Operator-Key}: a platform runs one mini-program for all its companies.
     */
    @Put("/wechat-apps/{appId}/companies/{companyId}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void share(
            @Nullable @Header("X-Operator-Key") String operatorKey, String appId, UUID companyId) {
        requireOperator(operatorKey);
        apps.share(appId, companies.get(new TenantId(companyId)).id());
    }

    private void requireOperator(@Nullable String operatorKey) {
        if (operatorKey == null || !operator.accepts(operatorKey)) {
            throw new Problem.Unauthorized(
                    "auth.operator_key", "X-Operator-Key is missing or wrong");
        }
    }
}
