package io.cardradar.app.cards;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** 交换名片: a phone number that WeChat vouches for, against the fields kept for it. */
final class ExchangeApiTest {
    private static final String PHONE = "13712340001";
    private static final String OTHER_PHONE = "13712340002";

    private final TestCompany company = TestService.shared().newCompany();
    private final Person lilei = company.salesperson();
    private final Person visitor = company.visitor();
    private final Api simulator = new Api(TestStack.simulator(), "");
    private String card = "";

    @BeforeEach
    void publishACardWithSomethingToExchange() {
        card = "/v1/cards/" + company.publishedCard(lilei);
        lilei.api()
                .patch(
                        card,
                        fields(
                                "mobile",
                                "13912345678",
                                "wechatId",
                                "lilei",
                                "visibility",
                                fields("mobile", "after_exchange", "wechatId", "hidden")),
                        "If-Match",
                        "\"1\"")
                .expect(200);
        lilei.api().post(card + "/publish", "").expect(200);
    }

    @Test
    void showsTheFieldsThatAreKeptForIt() {
        JsonNode before = visitor.api().get(card).expect(200).json();
        assertThat(before.path("published").has("mobile")).isFalse();
        assertThat(before.path("afterExchange")).hasSize(1);

        JsonNode after = exchange(visitor, byCode(PHONE)).expect(200).json();

        assertThat(after.at("/published/mobile").asText()).isEqualTo("13912345678");
        assertThat(after.at("/published").has("wechatId")).as("hidden stays hidden").isFalse();
        assertThat(after.path("afterExchange")).isEmpty();
        assertThat(visitor.api().get(card).expect(200).json().at("/published/mobile").asText())
                .isEqualTo("13912345678");
        assertThat(company.visitor().api().get(card).json().path("published").has("mobile"))
                .as("another visitor still has to give a number")
                .isFalse();
    }

    @Test
    void makesTheVisitorACustomerWithAVerifiedPhone() {
        exchange(visitor, byCode(PHONE)).expect(200);

        JsonNode customer = customerOfLilei();

        assertThat(customer.path("phone").asText()).isEqualTo(PHONE);
        assertThat(customer.path("phoneVerified").asBoolean()).isTrue();
        assertThat(customer.has("formerPhone")).isFalse();
    }

    @Test
    void tellsTheSalespersonOnTheRadar() {
        exchange(visitor, byCode(PHONE)).expect(200);

        JsonNode items =
                Eventually.until(
                        () ->
                                lilei.api()
                                        .get("/v1/radar/timeline")
                                        .expect(200)
                                        .json()
                                        .path("items"),
                        told -> !told.isEmpty());

        assertThat(items).hasSize(1);
        assertThat(items.at("/0/type").asText()).isEqualTo("card.authorise_phone");
        assertThat(items.at("/0/text").asText()).contains("向您授权了手机号");
        assertThat(items.at("/0/visitor/id").asText()).isEqualTo(visitor.id().toString());
    }

    @Test
    void doesNotLetAMiniProgramTellOfIt() {
        UUID id = UUID.fromString(card.substring(card.lastIndexOf('/') + 1));

        JsonNode receipt =
                visitor.api()
                        .post("/v1/events", Events.batch(Events.event("card.authorise_phone", id)))
                        .expect(200)
                        .json();

        assertThat(receipt.at("/rejected/0/code").asText()).isEqualTo("event.service_only");
    }

    @Test
    void keepsTheTypedNumberBesideTheVerifiedOne() {
        exchange(visitor, byCode(PHONE)).expect(200);
        JsonNode customer = customerOfLilei();
        String page = "/v1/customers/" + customer.path("id").asText();
        lilei.api()
                .patch(
                        page,
                        fields("phone", OTHER_PHONE),
                        "If-Match",
                        "\"" + customer.path("version").asInt() + "\"")
                .expect(200);
        assertThat(lilei.api().get(page).json().path("phoneVerified").asBoolean()).isFalse();

        exchange(visitor, byCode(PHONE)).expect(200);

        JsonNode now =
                Eventually.until(
                        () -> lilei.api().get(page).expect(200).json(),
                        seen -> seen.path("phone").asText().equals(PHONE));
        assertThat(now.path("phoneVerified").asBoolean()).isTrue();
        assertThat(now.path("formerPhone").asText()).isEqualTo(OTHER_PHONE);
    }

    @Test
    void takesEncryptedDataOfTheVisitorsOwnSessionOnly() {
        JsonNode own = encryptedFor(visitor);
        JsonNode others = encryptedFor(company.visitor());

        exchange(visitor, encrypted(others)).expectProblem(400, "wechat.bad_phone_data");
        exchange(visitor, fields("encryptedData", own.path("encryptedData").asText()))
                .expectProblem(400, "card.bad_exchange");
        exchange(visitor, fields("encryptedData", "AAAA", "iv", own.path("iv").asText()))
                .expectProblem(400, "wechat.bad_phone_data");

        exchange(visitor, encrypted(own)).expect(200);
    }

    @Test
    void givesNothingForACodeThatWeChatRefuses() {
        exchange(visitor, fields("phoneCode", "never-issued"))
                .expectProblem(401, "wechat.code_invalid");
        lilei.api().post(card + "/exchange", byCode(PHONE)).expectProblem(403, "auth.forbidden");

        assertThat(visitor.api().get(card).json().path("published").has("mobile")).isFalse();
        assertThat(company.count("SELECT count(*) FROM card_exchange WHERE tenant_id = ?"))
                .isZero();
    }

    private Api.Reply exchange(Person who, Object proof) {
        return who.api().post(card + "/exchange", proof);
    }

    private JsonNode customerOfLilei() {
        JsonNode found =
                Eventually.until(
                        () -> lilei.api().get("/v1/customers").expect(200).json().path("items"),
                        items -> items.size() == 1 && items.path(0).has("phone"));
        String id = found.at("/0/id").asText();
        return lilei.api().get("/v1/customers/" + id).expect(200).json();
    }

    private JsonNode encryptedFor(Person who) {
        return simulator
                .get(
                        "/_control/phones/encrypted?appId="
                                + company.appId()
                                + "&openId="
                                + who.openid())
                .expect(200)
                .json();
    }

    private static Object encrypted(JsonNode data) {
        return fields(
                "encryptedData",
                data.path("encryptedData").asText(),
                "iv",
                data.path("iv").asText());
    }

    private static Object byCode(String phone) {
        return fields("phoneCode", "demo:" + phone);
    }
}
