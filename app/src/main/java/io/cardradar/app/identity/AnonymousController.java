package io.cardradar.app.identity;

import io.cardradar.app.identity.AuthController.SessionView;
import io.cardradar.kernel.TenantId;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
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

import java.util.UUID;

@Controller("/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class AnonymousController {
    private final AnonymousLogins logins;

    AnonymousController(AnonymousLogins logins) {
        this.logins = logins;
    }

    /**
     * Lets a device in before its user logs in, or where nobody can (scene 1154). Send the refresh
     * token as {@code anonymousToken} when the user logs in, and both are one person.
     */
    @Post("/anonymous")
    SessionView anonymous(@Body @Valid AnonymousRequest request) {
        TenantId company = request.companyId == null ? null : new TenantId(request.companyId);
        return SessionView.of(logins.begin(request.appId, request.deviceId, company));
    }

    /**
     * @param deviceId a random UUID that the device keeps to itself: whoever knows it is this
     *     visitor
     * @param companyId which company, where several share the mini-program
     */
    @Serdeable
    record AnonymousRequest(
            @NotBlank @Size(max = 64) String appId,
            @NotNull UUID deviceId,
            @Nullable UUID companyId) {
        @Override
        public String toString() {
            return "AnonymousRequest[" + appId + "]";
        }
    }
}
