package io.cardradar.architecture;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.SignedByGateway;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Logs in by the gateway cloud function, and fails to, and then looks for secrets in what the
 * service wrote into its log.
 */
final class GatewaySecrecyTest {
    private static final String PHONE_CODE = "demo:13712345091-of-nobody";

    private final TestService service = TestService.shared();
    private final Api anyone = service.api();
    private final String key = "gateway-key-" + UUID.randomUUID();

    @Test
    void noSecretReachesTheLog() {
        TestCompany company = service.newCompany();
        Api admin = company.admin().api();
        try (CapturedLog log = CapturedLog.open()) {
            String appId = appWithGateway(admin);
            SignedByGateway signed = signed(appId, "{}");
            JsonNode session = send(signed).expect(200).json();
            send(signed).expect(401);
            send(signed.with("X-CardRadar-OpenId", "o-forged")).expect(401);
            send(signed.withBody("{\"phoneCode\":\"" + PHONE_CODE + "\"}")).expect(401);
            // The simulator does not know this app: WeChat refuses the service, which is logged.
            send(signed(appId, "{\"phoneCode\":\"" + PHONE_CODE + "\"}")).expect(503);

            assertThat(log.text())
                    .as("the log is captured at all")
                    .contains("WeChat refuses this service");
            List<String> secrets =
                    List.of(
                            key,
                            PHONE_CODE,
                            session.path("accessToken").asText(),
                            session.path("refreshToken").asText());
            assertThat(secrets).allMatch(secret -> secret.length() > 8);
            assertThat(log.text()).doesNotContain(secrets);
        }
    }

    private String appWithGateway(Api admin) {
        String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(16);
        admin.post(
                        "/v1/wechat-apps",
                        fields(
                                "appId",
                                appId,
                                "name",
                                "云开发",
                                "secret",
                                "right-secret-too",
                                "callbackToken",
                                "token",
                                "gatewayKey",
                                key))
                .expect(204);
        return appId;
    }

    private SignedByGateway signed(String appId, String body) {
        long now = Instant.now(Clock.systemUTC()).getEpochSecond();
        return SignedByGateway.logIn(new WeChatUser(appId, "o-gateway"), key, body, now);
    }

    private Api.Reply send(SignedByGateway signed) {
        return anyone.post("/v1/auth/gateway", signed.body(), signed.headers());
    }
}
