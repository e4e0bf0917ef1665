package io.cardradar.app.web;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.net.URI;
import java.net.URL;

/** Leads people to the pages; the pages themselves are static. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class PageController {
    /** RFC 9512. */
    private static final MediaType YAML = MediaType.of("application/yaml");

    private final URL specification;

    PageController(ResourceLoader resources) {
        specification =
                resources
                        .getResource("classpath:META-INF/swagger/openapi.yml")
                        .orElseThrow(() -> new IllegalStateException("Compiled without OpenAPI"));
    }

    @Get
    HttpResponse<?> root() {
        return HttpResponse.seeOther(URI.create("/dashboard/"));
    }

    /** What the code says that it speaks. */
    @Get("/openapi.yml")
    HttpResponse<StreamedFile> openApi() {
        return HttpResponse.ok(new StreamedFile(specification)).contentType(YAML);
    }
}
