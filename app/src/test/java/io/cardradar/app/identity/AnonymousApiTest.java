package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

/** Devices of whose users nothing is known. */
class AnonymousApiTest {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();

    @Test
    void takesTheSameDeviceForTheSameVisitorAndStoresNothing() {
        UUID device = UUID.randomUUID();
        JsonNode first = begin(company.appId(), device).expect(200).json();
        JsonNode again = begin(company.appId(), device).expect(200).json();
        JsonNode other = begin(company.appId(), UUID.randomUUID()).expect(200).json();

        assertThat(again.at("/principal/id")).isEqualTo(first.at("/principal/id"));
        assertThat(other.at("/principal/id")).isNotEqualTo(first.at("/principal/id"));
        assertThat(first.at("/principal/role").asText()).isEqualTo("visitor");
        assertThat(company.count("SELECT count(*) FROM refresh_token WHERE tenant_id = ?"))
                .isZero();
        assertThat(company.count("SELECT count(*) FROM wechat_identity WHERE tenant_id = ?"))
                .isZero();
    }

    @Test
    void isAnotherVisitorInAnotherCompany() {
        UUID device = UUID.randomUUID();
        JsonNode here = begin(company.appId(), device).expect(200).json();
        JsonNode there = begin(service.newCompany().appId(), device).expect(200).json();

        assertThat(there.at("/principal/id")).isNotEqualTo(here.at("/principal/id"));
    }

    @Test
    void refreshesWithoutEnd() {
        JsonNode session = begin(company.appId(), UUID.randomUUID()).expect(200).json();
        var token = fields("refreshToken", session.path("refreshToken").asText());

        JsonNode next = service.api().post("/v1/auth/refresh", token).expect(200).json();

        assertThat(next.path("principal")).isEqualTo(session.path("principal"));
        service.api().post("/v1/auth/logout", token).expect(204);
        service.api()
                .post("/v1/auth/refresh", fields("refreshToken", "anon.AAAA"))
                .expectProblem(401, "auth.refresh_refused");
    }

    @Test
    void doesNotTakeAMereIdForAProof() {
        JsonNode session = begin(company.appId(), UUID.randomUUID()).expect(200).json();

        service.api()
                .post(
                        "/v1/auth/wechat",
                        fields(
                                "appId",
                                company.appId(),
                                "code",
                                "c",
                                "anonymousToken",
                                session.at("/principal/id").asText()))
                .expectProblem(400, "auth.bad_anonymous_token");
    }

    @Test
    void refusesAnUnknownApp() {
        begin("wx0000000000000000", UUID.randomUUID()).expectProblem(400, "auth.unknown_app");
    }

    @Test
    void boundsHowManyMayBegin() {
        Map<String, Object> few =
                Map.of(
                        "cardradar.anonymous.per-minute", "0",
                        "cardradar.outbox.workers", "false",
                        "cardradar.scheduling.enabled", "false");
        try (TestService strict = TestService.start(TestStack.freshDatabase(), few)) {
            strict.api()
                    .post(
                            "/v1/auth/anonymous",
                            fields(
                                    "appId",
                                    strict.newCompany().appId(),
                                    "deviceId",
                                    UUID.randomUUID()))
                    .expectProblem(429, "auth.too_many_anonymous");
        }
    }

    private Api.Reply begin(String app, UUID device) {
        return service.api()
                .post("/v1/auth/anonymous", fields("appId", app, "deviceId", device.toString()));
    }
}
