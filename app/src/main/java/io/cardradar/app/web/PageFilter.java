package io.cardradar.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Set;

/** What browsers are told about the pages: where they are, whom to trust, how long to keep them. */
@ServerFilter({"/dashboard/**", "/docs/**", "/webjars/**"})
final class PageFilter {
    /**
     * The page compiles its templates in the browser, hence {@code unsafe-eval}; neither inline
     * script nor inline style nor any other host is needed.
     */
    private static final String DASHBOARD =
            "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self'"
                + " data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors"
                + " 'none'";

    /** Swagger UI sets styles on its elements as text. */
    private static final String DOCS =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                    + " 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final Set<String> WITHOUT_SLASH = Set.of("/dashboard", "/docs");

    /** A web jar's path names its version. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** A page's own addresses are relative: without the slash at its end they would lead astray. */
    @RequestFilter
    @Nullable HttpResponse<?> addSlash(HttpRequest<?> request) {
        String path = request.getPath();
        return WITHOUT_SLASH.contains(path) ? HttpResponse.seeOther(URI.create(path + "/")) : null;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        if (path.startsWith("/webjars/")) {
            boolean found = response.code() == 200;
            response.header(HttpHeaders.CACHE_CONTROL, found ? FOR_EVER : "no-store");
        } else {
            // Modules of two releases must not meet in one page: ask every time whether it changed.
            response.header(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.header("Content-Security-Policy", path.startsWith("/docs") ? DOCS : DASHBOARD);
        }
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
    }
}
