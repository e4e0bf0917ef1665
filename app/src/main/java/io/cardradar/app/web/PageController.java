package io.cardradar.app.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.net.URI;

/** Leads people to the pages; the pages themselves are static. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class PageController {
    /** RFC 9512. */
    private static final MediaType YAML = MediaType.of("application/yaml");

    private final ApiDescription api;

    PageController(ApiDescription api) {
        this.api = api;
    }

    @Get
    HttpResponse<?> root() {
        return HttpResponse.seeOther(URI.create("/dashboard/"));
    }

    /** What the code says that it speaks. */
    @Get("/openapi.yml")
    HttpResponse<String> openApi() {
        return HttpResponse.ok(api.yaml()).contentType(YAML);
    }
}
