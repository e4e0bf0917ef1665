package io.cardradar.app;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "CardRadar",
                        version = "1",
                        description =
                                """
                                Backend of a WeChat mini-program sales CRM. JSON, camelCase, RFC 3339 times in UTC, RFC 9457
                                problems with a stable `code`, cursor paging as `{items, next}`, `Idempotency-Key` on creating
                                POSTs, `ETag` and `If-Match` on edits.\
                                """),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
