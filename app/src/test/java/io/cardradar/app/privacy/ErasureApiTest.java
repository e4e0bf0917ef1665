package io.cardradar.app.privacy;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

class ErasureApiTest {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Api admin = company.admin().api();
    private final WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(service);

    @Test
    void endsTheSessionsOfWhoeverLeavesAtOnce() {
        String leaving = "demo:o-leaving-" + company.appId();
        String staying = "demo:o-staying-" + company.appId();
        String session = refreshTokenOf(leaving);
        String another = refreshTokenOf(leaving);
        String other = refreshTokenOf(staying);

        push("user_authorization_cancellation", leaving.substring("demo:".length()), "");
        awaitRequests(1);

        refresh(session).expect(401);
        refresh(another).expect(401);
        refresh(other).expect(200);
        assertThat(withSessionKey()).isEqualTo(2); // the administrator's and the one who stays
    }

    private String refreshTokenOf(String code) {
        return service.api()
                .post("/v1/auth/wechat", fields("appId", company.appId(), "code", code))
                .expect(200)
                .json()
                .path("refreshToken")
                .asText();
    }

    private Api.Reply refresh(String token) {
        return service.api().post("/v1/auth/refresh", fields("refreshToken", token));
    }

    private long withSessionKey() {
        return company.count(
                "SELECT count(*) FROM wechat_identity WHERE tenant_id = ? AND session_key IS NOT"
                        + " NULL");
    }

    @Test
    void recordsWhatIsTakenBackAndByWhenItMustBeGone() {
        push("user_authorization_revoke", "o-1", "8");
        push("user_authorization_revoke", "o-1", "6,2");
        push("user_authorization_revoke", "o-1", "77");
        push("user_info_modified", "o-2", "");
        push("user_authorization_cancellation", "o-unknown", "");

        List<JsonNode> requests = awaitRequests(5);

        assertThat(requests)
                .extracting(r -> r.path("kind").asText() + " " + r.path("fields"))
                .containsExactlyInAnyOrder(
                        "authorization_revoked [\"phone\"]",
                        "authorization_revoked [\"profile\",\"address\"]",
                        "authorization_revoked [\"code_77\"]",
                        "profile_changed [\"profile\"]",
                        "account_cancelled []");
        assertThat(requests).allMatch(r -> r.path("state").asText().equals("open"));
        assertThat(requests)
                .allMatch(r ->
                        Duration.between(time(r, "askedAt"), time(r, "dueAt"))
                                .equals(Duration.ofDays(15)));
        assertThat(requests.toString()).doesNotContain("o-1", "o-2", "o-unknown");
    }

    private static Instant time(JsonNode request, String field) {
        return Instant.parse(request.path(field).asText());
    }

    @Test
    void recordsOneRequestHoweverOftenWeChatTellsOfIt() {
        app.push(
                "kind",
                "user_authorization_revoke",
                "openId",
                "o-1",
                "copies",
                5,
                "fields",
                Map.of("RevokeInfo", "8"));
        app.awaitDeliveries(5);
        push("user_info_modified", "o-2", "");

        assertThat(awaitRequests(2)).hasSize(2);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM erasure_request r WHERE tenant_id = ?
                                    AND (CAST(r AS text) LIKE '%o-1%' OR position('o-1' IN encode(openid, 'escape')) > 0)\
                                """))
                .as("openids in the clear")
                .isZero();
    }

    @Test
    void showsThemToAdministratorsOfTheCompanyOnly() {
        push("user_info_modified", "o-1", "");
        awaitRequests(1);

        company.manager().api().get("/v1/erasure-requests").expect(403);
        assertThat(
                        service.newCompany()
                                .admin()
                                .api()
                                .get("/v1/erasure-requests")
                                .expect(200)
                                .json()
                                .path("items"))
                .isEmpty();
    }

    private void push(String kind, String openid, String revokeInfo) {
        app.push("kind", kind, "openId", openid, "fields", Map.of("RevokeInfo", revokeInfo));
    }

    private List<JsonNode> awaitRequests(int count) {
        JsonNode page =
                Eventually.until(
                        () -> admin.get("/v1/erasure-requests").expect(200).json(),
                        found -> found.path("items").size() == count);
        return List.copyOf(StreamSupport.stream(page.path("items").spliterator(), false).toList());
    }
}
