package io.cardradar.app.identity;

import io.cardradar.app.identity.AuthController.SessionView;
import io.cardradar.app.identity.WeChatLogins.Wish;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.UUID;

/** Log-ins of users whom WeChat's own platform names, without a code. */
@Controller("/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class PlatformLoginController {
    private final Gateway gateway;
    private final CloudRun cloudRun;
    private final WeChatLogins logins;
    private final JsonMapper json;

    PlatformLoginController(
            Gateway gateway, CloudRun cloudRun, WeChatLogins logins, JsonMapper json) {
        this.gateway = gateway;
        this.cloudRun = cloudRun;
        this.logins = logins;
        this.json = json;
    }

    /**
     * Logs in the user whom a gateway cloud function forwards in {@code X-CardRadar-App}, {@code
     * -OpenId} and {@code -UnionId}, signed by {@code -Time}, {@code -Nonce} and {@code
     * -Signature}; wechat-integration/cloudfunction/README.md says how.
     */
    @Post("/gateway")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlatformLoginRequest.class)))
    SessionView gateway(HttpRequest<?> request, @Body byte[] body) {
        VouchedUser user = gateway.verified(GatewaySignature.of(request), body);
        return SessionView.of(logins.vouched(user, read(body).wish()));
    }

    /**
     * Logs in the user whom 微信云托管 names in {@code X-WX-*} headers; only where the service runs
     * there.
     */
    @Post("/cloud-run")
    SessionView cloudRun(HttpRequest<?> request, @Body @Valid PlatformLoginRequest body) {
        return SessionView.of(logins.vouched(cloudRun.userOf(request.getHeaders()), body.wish()));
    }

    /**
     * @param companyId which company, where several share the mini-program
     * @param phoneCode from the phone number button
     * @param anonymousToken as for {@code POST /v1/auth/wechat}
     */
    @Serdeable
    record PlatformLoginRequest(
            @Nullable UUID companyId,
            @Nullable @Size(max = 256) String phoneCode,
            @Nullable @Size(max = 300) String anonymousToken) {
        Wish wish() {
            TenantId company = companyId == null ? null : new TenantId(companyId);
            return new Wish(company, phoneCode, anonymousToken);
        }

        @Override
        public String toString() {
            return "PlatformLoginRequest[" + companyId + "]";
        }
    }

    /** The signature is over the bytes as they came: they are read after it is verified. */
    private PlatformLoginRequest read(byte[] body) {
        try {
            PlatformLoginRequest request = json.readValue(body, PlatformLoginRequest.class);
            if (request != null) {
                return request;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return new Problem.Invalid(
                "request.malformed",
                "The body is {companyId?, phoneCode?, anonymousToken?} as JSON");
    }
}
