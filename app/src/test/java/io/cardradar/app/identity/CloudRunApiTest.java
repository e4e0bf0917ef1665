package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.UUID;

class CloudRunApiTest {
    private static final TestService OUTSIDE = TestService.shared();

    /** A second node over the same database, set up as inside 微信云托管. */
    private static final TestService INSIDE =
            TestService.start(
                    database(OUTSIDE.context()), Map.of("cardradar.cloud-run.trust-headers", true));

    private final TestCompany company = OUTSIDE.newCompany();
    private final String openid = "o-" + UUID.randomUUID();

    @AfterAll
    static void stop() {
        INSIDE.close();
    }

    @Test
    void logsInWhomThePlatformNames() {
        JsonNode first = logIn("X-WX-SOURCE", "wx_client", "X-WX-OPENID", openid);
        String byCode = company.logIn("a", openid).id().toString();

        assertThat(first.path("principal").path("role").asText()).isEqualTo("visitor");
        assertThat(first.path("principal").path("id").asText()).isEqualTo(byCode);
        String token = first.path("refreshToken").asText();
        INSIDE.api().post("/v1/auth/logout", fields("refreshToken", token)).expect(204);
        INSIDE.api()
                .post("/v1/auth/refresh", fields("refreshToken", token))
                .expectProblem(401, "auth.refresh_refused");
    }

    @Test
    void takesTheUserOfTheMiniProgramThatUsesAnothersEnvironment() {
        JsonNode session =
                INSIDE.api()
                        .post(
                                "/v1/auth/cloud-run",
                                "{}",
                                "X-WX-SOURCE",
                                "wx_client",
                                "X-WX-APPID",
                                "wx0000000000000000",
                                "X-WX-FROM-APPID",
                                company.appId(),
                                "X-WX-FROM-OPENID",
                                openid)
                        .expect(200)
                        .json();

        assertThat(session.path("principal").path("id").asText())
                .isEqualTo(company.logIn("a", openid).id().toString());
    }

    @Test
    void refusesACallThatDidNotComeOutOfWeChat() {
        Api inside = INSIDE.api();
        String[] withoutSource = {"X-WX-APPID", company.appId(), "X-WX-OPENID", openid};

        inside.post("/v1/auth/cloud-run", "{}", withoutSource)
                .expectProblem(401, "auth.cloud_run_required");
        inside.post("/v1/auth/cloud-run", "{}").expectProblem(401, "auth.cloud_run_required");
        OUTSIDE.api()
                .post("/v1/auth/cloud-run", "{}")
                .expectProblem(401, "auth.cloud_run_required");
    }

    @Test
    void refusesThePlatformsHeadersOnEveryPathWhereThePlatformIsNot() {
        String[] forged = {"x-wx-OpenId", openid};
        Api outside = OUTSIDE.api();

        for (String path :
                new String[] {
                    "/v1/auth/cloud-run", "/v1/auth/wechat", "/v1/events", "/v1/nowhere", "/health"
                }) {
            outside.post(path, "{}", forged).expectProblem(400, "request.untrusted_headers");
        }
        company.salesperson()
                .api()
                .post("/v1/cards", "{}", "X-WX-ANYTHING", "1")
                .expectProblem(400, "request.untrusted_headers");
        INSIDE.api().post("/v1/nowhere", "{}", forged).expectProblem(404, "request.unknown_path");
    }

    @Test
    void refusesThemOnTheLiveStreamToo() {
        Api sales = company.salesperson().api();
        URI stream = URI.create(OUTSIDE.uri().toString().replace("http", "ws"));

        var handshake =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("X-WX-OPENID", openid)
                        .subprotocols("bearer", sales.token())
                        .buildAsync(
                                stream.resolve("/v1/radar/stream"), new WebSocket.Listener() {});

        assertThatThrownBy(handshake::join)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(400));
    }

    @Test
    void refusesThemOnPagesToo() throws Exception {
        HttpRequest page =
                HttpRequest.newBuilder(OUTSIDE.uri().resolve("/dashboard/index.html"))
                        .header("X-WX-SOURCE", "wx_client")
                        .build();

        assertThat(HttpClient.newHttpClient().send(page, BodyHandlers.discarding()).statusCode())
                .isEqualTo(400);
    }

    private JsonNode logIn(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-WX-APPID";
        all[headers.length + 1] = company.appId();
        return INSIDE.api().post("/v1/auth/cloud-run", "{}", all).expect(200).json();
    }

    private static Database database(ApplicationContext context) {
        return new Database(
                context.getRequiredProperty("datasources.default.url", String.class),
                context.getRequiredProperty("datasources.default.username", String.class),
                context.getRequiredProperty("datasources.default.password", String.class));
    }
}
