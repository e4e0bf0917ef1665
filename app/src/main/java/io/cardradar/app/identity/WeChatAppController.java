package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

@Controller("/v1/wechat-apps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "company")
class WeChatAppController {
    private static final String SECRET = "[A-Za-z0-9_-]{1,64}";
    private static final String TOKEN = "[0-9a-zA-Z-]{3,32}";
    private static final String AES_KEY = "[0-9a-zA-Z]{43}";
    private static final String CLOUD_ENV = "[0-9a-zA-Z-]{3,64}";
    private static final String GATEWAY_KEY = "[!-~]{32,128}";

    private final WeChatApps apps;
    private final Companies companies;
    private final OperatorSettings operator;

    WeChatAppController(WeChatApps apps, Companies companies, OperatorSettings operator) {
        this.apps = apps;
        this.companies = companies;
        this.operator = operator;
    }

    /**
     * Lets the caller's company use a WeChat mini-program. Its secrets are stored encrypted and
     * never shown again.
     */
    @Post
    @Secured("ADMIN")
    @Status(HttpStatus.NO_CONTENT)
    void add(Caller caller, @Body @Valid AppRequest request) {
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
            @NotBlank @Pattern(regexp = SECRET) String secret,
            @NotBlank @Pattern(regexp = TOKEN) String callbackToken,
            @Nullable @Pattern(regexp = AES_KEY) String encodingAesKey,
            @Nullable @Pattern(regexp = CLOUD_ENV) String cloudEnv,
            @Nullable @Pattern(regexp = GATEWAY_KEY) String gatewayKey) {
        NewWeChatApp toApp() {
            WeChatApp app = new WeChatApp(appId, secret, callbackToken, encodingAesKey);
            return new NewWeChatApp(name, app, cloudEnv, gatewayKey);
        }

        @Override
        public String toString() {
            return "AppRequest[" + appId + "]";
        }
    }

    /** The mini-programs of the caller's company, without their secrets. */
    @Get
    @Secured("ADMIN")
    AppsView list(Caller caller) {
        return new AppsView(apps.described(caller.tenant()));
    }

    @Serdeable
    record AppsView(List<DescribedApp> items) {}

    /**
     * Changes settings of a mini-program that the caller's company has registered, such as a secret
     * that was reset in WeChat's console. A field that is not named stays; an empty text takes a
     * setting away where there may be none.
     */
    @Patch("/{appId}")
    @Secured("ADMIN")
    @Status(HttpStatus.NO_CONTENT)
    void change(Caller caller, String appId, @Body @Valid ChangeRequest request) {
        apps.change(caller.tenant(), appId, request.toChange());
    }

    /** The fields of an app; see {@link AppRequest}. */
    @Serdeable
    record ChangeRequest(
            @Nullable @Size(min = 1, max = 50) String name,
            @Nullable @Pattern(regexp = SECRET) String secret,
            @Nullable @Pattern(regexp = TOKEN) String callbackToken,
            @Nullable @Pattern(regexp = AES_KEY + "|") String encodingAesKey,
            @Nullable @Pattern(regexp = CLOUD_ENV + "|") String cloudEnv,
            @Nullable @Pattern(regexp = GATEWAY_KEY + "|") String gatewayKey) {
        WeChatAppChange toChange() {
            return new WeChatAppChange(
                    name, secret, callbackToken, encodingAesKey, cloudEnv, gatewayKey);
        }

        @Override
        public String toString() {
            return "ChangeRequest";
        }
    }

    /**
     * Lets one more company use a registered mini-program. For whoever runs the service, with
     * {@code X-Operator-Key}: a platform runs one mini-program for all its companies.
     */
    @Put("/{appId}/companies/{companyId}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void share(
            @Nullable @Header("X-Operator-Key") String operatorKey, String appId, UUID companyId) {
        operator.require(operatorKey);
        apps.share(appId, companies.get(new TenantId(companyId)).id());
    }
}
