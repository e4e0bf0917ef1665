package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.SignedByGateway;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

class GatewayApiTest {
    private static final String KEY = "the-key-of-the-gateway-cloud-function";

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(16);
    private final WeChatUser user = new WeChatUser(appId, "o-" + UUID.randomUUID());

    @BeforeEach
    void connectAnAppWithAGateway() {
        company.admin()
                .api()
                .post(
                        "/v1/wechat-apps",
                        fields(
                                "appId",
                                appId,
                                "name",
                                "云开发",
                                "secret",
                                "s3cret",
                                "callbackToken",
                                "token123",
                                "gatewayKey",
                                KEY))
                .expect(204);
    }

    @Test
    void logsInTheUserWhomTheFunctionForwards() {
        JsonNode first = send(signed("{}")).expect(200).json();
        JsonNode again = send(signed("{}")).expect(200).json();

        assertThat(first.path("principal").path("role").asText()).isEqualTo("visitor");
        assertThat(again.path("principal")).isEqualTo(first.path("principal"));
        String token = again.path("refreshToken").asText();
        service.api().post("/v1/auth/refresh", fields("refreshToken", token)).expect(200);
        assertThat(first.toString()).doesNotContain("session_key", "sessionKey");
    }

    @Test
    void makesAnInvitedEmployeeKnownByPhone() {
        String phone = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        new Api(TestStack.simulator(), "")
                .post("/_control/apps", fields("appId", appId, "secret", "s3cret"))
                .expect(200);
        company.admin()
                .api()
                .post("/v1/employees", fields("name", "韩梅梅", "phone", phone, "role", "staff"))
                .expect(201);

        send(signed("{}")).expect(200);
        JsonNode session =
                send(signed("{\"phoneCode\":\"demo:" + phone + "\"}")).expect(200).json();

        assertThat(session.path("principal").path("name").asText()).isEqualTo("韩梅梅");
        assertThat(send(signed("{}")).expect(200).json().path("principal"))
                .isEqualTo(session.path("principal"));
    }

    @Test
    void refusesWhateverWasChangedAfterItWasSigned() {
        SignedByGateway signed = signed("{}");
        String other = "0".repeat(64);

        refused(signed.with("X-CardRadar-OpenId", "o-somebody-else"));
        refused(signed.with("X-CardRadar-App", company.appId()));
        refused(signed.with("X-CardRadar-UnionId", "u-somebody"));
        refused(signed.with("X-CardRadar-Time", Long.toString(now() + 1)));
        refused(signed.with("X-CardRadar-Nonce", UUID.randomUUID().toString()));
        refused(signed.with("X-CardRadar-Signature", other));
        refused(signed.with("X-CardRadar-Signature", "none"));
        refused(signed.withBody("{\"companyId\":\"" + company.tenant() + "\"}"));
        refused(SignedByGateway.logIn(user, KEY + "!", "{}", now()));
        service.api().post("/v1/auth/gateway", "{}").expectProblem(401, "auth.gateway_signature");

        send(signed).expect(200);
    }

    @Test
    void takesAMessageOnceHoweverManyBringItAtTheSameTime() {
        SignedByGateway signed = signed("{}");

        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(signed).status()))
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnly(200, 401)
                .containsOnlyOnce(200);
        send(signed).expectProblem(401, "auth.gateway_replayed");
    }

    @Test
    void refusesAClockThatIsMoreThanFiveMinutesOff() {
        send(SignedByGateway.logIn(user, KEY, "{}", now() - 240)).expect(200);
        send(SignedByGateway.logIn(user, KEY, "{}", now() + 240)).expect(200);
        send(SignedByGateway.logIn(user, KEY, "{}", now() - 360))
                .expectProblem(401, "auth.gateway_time");
        send(SignedByGateway.logIn(user, KEY, "{}", now() + 360))
                .expectProblem(401, "auth.gateway_time");
    }

    @Test
    void readsTheBodyOnlyWhenItIsSigned() {
        send(signed("null")).expectProblem(400, "request.malformed");
        send(signed("{\"companyId\":")).expectProblem(400, "request.malformed");
        send(signed("{\"companyId\":\"" + UUID.randomUUID() + "\"}"))
                .expectProblem(400, "auth.unknown_app");
        send(signed("{\"companyId\":\"" + company.tenant() + "\"}")).expect(200);
    }

    @Test
    void forgetsAMessageWhenItsTimeAloneIsRefused() {
        send(signed("{}")).expect(200);
        Instant later = Instant.now(Clock.systemUTC()).plus(Duration.ofHours(2));
        GatewayNonceRepository nonces = service.bean(GatewayNonceRepository.class);

        service.bean(DeleteUsedNoncesJob.class).run();
        assertThat(keptNonces()).isEqualTo(1);
        new DeleteUsedNoncesJob(nonces, Clock.fixed(later, java.time.ZoneOffset.UTC)).run();

        assertThat(keptNonces()).isZero();
    }

    private int keptNonces() {
        return Tenancy.ofAll(() ->
                service.transactions()
                        .executeRead(status ->
                                service.bean(JdbcOperations.class)
                                        .prepareStatement(
                                                "SELECT count(*) FROM gateway_nonce WHERE app_id ="
                                                        + " ?",
                                                statement -> {
                                                    statement.setString(1, appId);
                                                    var row = statement.executeQuery();
                                                    row.next();
                                                    return row.getInt(1);
                                                })));
    }

    private void refused(SignedByGateway signed) {
        send(signed).expectProblem(401, "auth.gateway_signature");
    }

    private SignedByGateway signed(String body) {
        return SignedByGateway.logIn(user, KEY, body, now());
    }

    private Api.Reply send(SignedByGateway signed) {
        return service.api().post("/v1/auth/gateway", signed.body(), signed.headers());
    }

    private static long now() {
        return Instant.now(Clock.systemUTC()).getEpochSecond();
    }
}
