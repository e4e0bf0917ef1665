package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** One mini-program that several companies use. */
class SharedAppApiTest {
    private final TestService service = TestService.shared();
    private final TestCompany first = service.newCompany();
    private final TestCompany second = service.newCompany();
    private final String appId = first.appId();
    private final String openid = "o-" + UUID.randomUUID();

    @Test
    void letsAUserOfASharedAppSayWhichCompany() throws Exception {
        share(TestService.OPERATOR_KEY, appId, second.tenant().value(), 204);

        JsonNode atFirst = logIn(first.tenant().value()).expect(200).json().path("principal");
        JsonNode atSecond = logIn(second.tenant().value()).expect(200).json().path("principal");

        assertThat(atFirst.path("companyId").asText()).isEqualTo(first.tenant().toString());
        assertThat(atSecond.path("companyId").asText()).isEqualTo(second.tenant().toString());
        assertThat(atSecond.path("id")).isNotEqualTo(atFirst.path("id"));
    }

    @Test
    void asksForTheCompanyUntilTheUserIsKnownToExactlyOne() throws Exception {
        logIn(null).expect(200);
        share(TestService.OPERATOR_KEY, appId, second.tenant().value(), 204);

        assertThat(logIn(null).expect(200).json().path("principal").path("companyId").asText())
                .isEqualTo(first.tenant().toString());
        logIn(second.tenant().value()).expect(200);
        logIn(null).expectProblem(409, "auth.choose_company");
        logIn("o-stranger-" + UUID.randomUUID(), null).expectProblem(409, "auth.choose_company");
    }

    @Test
    void keepsACompanyOutThatDoesNotUseTheApp() throws Exception {
        logIn(second.tenant().value()).expectProblem(400, "auth.unknown_app");
        logIn(UUID.randomUUID()).expectProblem(400, "auth.unknown_app");
        share("guess", appId, second.tenant().value(), 401);
        share(null, appId, second.tenant().value(), 401);
        share(TestService.OPERATOR_KEY, "wxunknown", second.tenant().value(), 400);
        share(TestService.OPERATOR_KEY, appId, UUID.randomUUID(), 404);
        logIn(second.tenant().value()).expectProblem(400, "auth.unknown_app");
    }

    @Test
    void sharesOnceHoweverOftenItIsAsked() throws Exception {
        share(TestService.OPERATOR_KEY, appId, second.tenant().value(), 204);
        share(TestService.OPERATOR_KEY, appId, second.tenant().value(), 204);

        WeChatApps apps = service.bean(WeChatApps.class);
        assertThat(apps.companiesOf(appId)).containsExactly(first.tenant(), second.tenant());
        assertThat(apps.allOf(second.tenant()).stream().map(WeChatApp::appId))
                .as("a company's own app comes first")
                .containsExactly(second.appId(), appId);
    }

    @Test
    void tellsWhoAUserIsInEachOfTheCompanies() throws Exception {
        share(TestService.OPERATOR_KEY, appId, second.tenant().value(), 204);
        OpenIds openIds = service.bean(OpenIds.class);

        UUID atFirst = principal(logIn(first.tenant().value()));
        assertThat(knowing(openIds)).containsExactly(first.tenant());
        UUID atSecond = principal(logIn(second.tenant().value()));

        assertThat(knowing(openIds)).containsExactlyInAnyOrder(first.tenant(), second.tenant());
        assertThat(of(openIds, first, atFirst)).containsExactly(new WeChatUser(appId, openid));
        assertThat(of(openIds, second, atSecond)).containsExactly(new WeChatUser(appId, openid));
        assertThat(of(openIds, second, atFirst)).isEmpty();
    }

    private java.util.List<TenantId> knowing(OpenIds openIds) {
        return Tenancy.ofAll(() -> openIds.companiesKnowing(appId, openid));
    }

    private static java.util.List<WeChatUser> of(OpenIds openIds, TestCompany in, UUID principal) {
        return Tenancy.of(in.tenant(), () -> openIds.of(in.tenant(), principal));
    }

    private static UUID principal(Api.Reply session) {
        return UUID.fromString(session.expect(200).json().path("principal").path("id").asText());
    }

    private Api.Reply logIn(@Nullable UUID company) {
        return logIn(openid, company);
    }

    private Api.Reply logIn(String user, @Nullable UUID company) {
        var request = fields("appId", appId, "code", "demo:" + user);
        if (company != null) {
            request.put("companyId", company);
        }
        return service.api().post("/v1/auth/wechat", request);
    }

    private void share(@Nullable String key, String app, UUID company, int expected)
            throws Exception {
        URI uri = service.uri().resolve("/v1/wechat-apps/" + app + "/companies/" + company);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).PUT(BodyPublishers.noBody());
        if (key != null) {
            request.header("X-Operator-Key", key);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }
}
