package io.cardradar.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class PagesApiTest {
    private static final Pattern WEB_JAR = Pattern.compile("(?:\\.\\./)+(webjars/[^'\"]+)");

    private final Api api = TestService.shared().api();

    @ParameterizedTest
    @CsvSource({"/, /dashboard/", "/dashboard, /dashboard/", "/docs, /docs/"})
    void leadsToThePage(String from, String to) {
        assertThat(api.get(from).expect(303).header("Location")).isEqualTo(to);
    }

    @Test
    void showsTheDashboardToWhoeverAsks() {
        Reply page = api.get("/dashboard/").expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(text(page)).contains("lang=\"zh-CN\"", "app/main.js");
        assertThat(api.get("/dashboard/app/main.js").expect(200).header("Content-Type"))
                .contains("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard/", "/dashboard/app/main.js", "/docs/"})
    void trustsNoOtherHostAndNoInlineScript(String path) {
        Reply page = api.get(path).expect(200);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'", "http:", "https:", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    /** The pages name versions, and so does the build: they must be the same. */
    @ParameterizedTest
    @ValueSource(strings = {"/dashboard/app/vendor.js", "/docs/"})
    void hasEveryLibraryThatThePagesLoad(String path) {
        List<String> libraries =
                WEB_JAR.matcher(text(api.get(path).expect(200)))
                        .results()
                        .map((MatchResult found) -> "/" + found.group(1))
                        .toList();

        assertThat(libraries).isNotEmpty();
        for (String library : libraries) {
            Reply reply = api.get(library).expect(200);
            assertThat(reply.header("Cache-Control")).as(library).contains("immutable");
        }
    }

    /** A megabyte of charts is long on a phone's network. */
    @Test
    void sendsLibrariesCompressed() throws IOException, InterruptedException {
        URI library = api.service().resolve("/webjars/echarts/5.5.0/echarts.esm.min.js");
        HttpRequest request =
                HttpRequest.newBuilder(library).header("Accept-Encoding", "gzip").build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofByteArray());

            assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
            assertThat(response.headers().allValues("Cache-Control")).hasSize(1);
            assertThat(response.body()).hasSizeLessThan(400_000);
        }
    }

    /** Asked every time, the pages are sent only when they changed. */
    @Test
    void answersThatAPageHasNotChanged() throws IOException, InterruptedException {
        URI page = api.service().resolve("/dashboard/app/main.js");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var first = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
            String changed = first.headers().firstValue("Last-Modified").orElseThrow();
            HttpRequest again =
                    HttpRequest.newBuilder(page).header("If-Modified-Since", changed).build();

            assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void writesItsContractDown() {
        Reply contract = api.get("/openapi.yml").expect(200);

        assertThat(contract.header("Content-Type")).startsWith("application/yaml");
        assertThat(text(contract))
                .contains("openapi: 3", "/v1/auth/password:", "/v1/dashboards/overview:");
    }

    @Test
    void saysThatAPageIsNotThere() {
        api.get("/dashboard/nowhere.js").expect(404);
        assertThat(api.get("/webjars/nothing/1/nothing.js").expect(404).header("Cache-Control"))
                .doesNotContain("immutable");
    }

    private static String text(Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }
}
