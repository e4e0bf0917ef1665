package io.cardradar.app.contentcheck;

import static io.cardradar.app.contentcheck.EnforcingService.newest;
import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The texts of cards are checked before visitors see them. */
class CardCheckApiTest {
    private static final EnforcingService WECHAT = new EnforcingService("enforce");

    private final TestCompany company = WECHAT.newCompany();
    private final Person lilei = company.salesperson();
    private final Person manager = company.manager();
    private final Person visitor = company.visitor();

    @AfterAll
    static void stop() {
        WECHAT.close();
    }

    @AfterEach
    void repair() {
        WECHAT.repair();
    }

    @Test
    void publishesAHarmlessCardAtOnce() {
        String card = draft("很高兴认识您");

        JsonNode published = publish(card).expect(200).json();

        assertThat(published.path("publication").asText()).isEqualTo("published");
        assertThat(seen(card)).isEqualTo("很高兴认识您");
    }

    @Test
    void refusesARiskyTextAndNamesItsField() {
        String card = draft("线上赌博");

        JsonNode problem = publish(card).expectProblem(400, "content.risky").json();

        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/signature");
        visitor.api().get(card).expectProblem(404, "card.not_found");
        assertThat(newest(manager.api(), "risky").path("label").asText()).isEqualTo("crime");
    }

    @Test
    void keepsShowingWhatHadPassedBefore() {
        String card = draft("您好");
        publish(card).expect(200);
        edit(card, "线上赌博");

        publish(card).expectProblem(400, "content.risky");

        assertThat(seen(card)).isEqualTo("您好");
    }

    @Test
    void holdsWhatWeChatIsNotSureOfUntilAManagerAllowsIt() {
        String card = draft("疑似广告");
        assertThat(publish(card).expect(202).json().path("publication").asText()).isEqualTo("held");
        visitor.api().get(card).expectProblem(404, "card.not_found");

        JsonNode check = newest(manager.api(), "review");
        assertThat(
                        manager.api()
                                .get("/v1/content-checks/" + check.path("id").asText())
                                .expect(200)
                                .json()
                                .path("text")
                                .asText())
                .contains("疑似广告");
        decide(check, "allow").expect(200);

        assertThat(seen(card)).isEqualTo("疑似广告");
        assertThat(lilei.api().get(card).json().path("publication").asText())
                .isEqualTo("published");
    }

    @Test
    void refusesWhatAManagerRejects() {
        String card = draft("疑似广告");
        publish(card).expect(202);

        decide(newest(manager.api(), "review"), "reject").expect(200);

        visitor.api().get(card).expectProblem(404, "card.not_found");
        assertThat(lilei.api().get(card).json().path("publication").asText()).isEqualTo("refused");
    }

    @Test
    void holdsACardWhileWeChatIsAwayAndShowsWhatWasCheckedThen() {
        String card = draft("您好");
        WECHAT.breaks("/wxa/msg_sec_check", 1, "drop", true);
        publish(card).expect(202);
        edit(card, "赌博");
        visitor.api().get(card).expectProblem(404, "card.not_found");

        WECHAT.askWeChat(company);

        assertThat(seen(card)).isEqualTo("您好");
        assertThat(lilei.api().get(card).json().at("/draft/signature").asText()).isEqualTo("赌博");
    }

    @Test
    void holdsACardWhoseOwnerHasNotUsedTheMiniProgramLately() {
        String card = draft("您好");
        WECHAT.breaks("/wxa/msg_sec_check", 2, "errcode", 61010);
        publish(card).expect(202);
        WECHAT.askWeChat(company);
        visitor.api().get(card).expectProblem(404, "card.not_found");

        WECHAT.askWeChat(company);

        assertThat(seen(card)).isEqualTo("您好");
    }

    @Test
    void neverShowsALateRiskyVerdictsCard() {
        String card = draft("线上赌博");
        WECHAT.breaks("/wxa/msg_sec_check", 1, "status", 500, "body", "oops");
        publish(card).expect(202);

        WECHAT.askWeChat(company);

        visitor.api().get(card).expectProblem(404, "card.not_found");
        assertThat(lilei.api().get(card).json().path("publication").asText()).isEqualTo("refused");
    }

    @Test
    void forgetsAnEarlierWishForALaterOne() {
        String card = draft("疑似广告");
        publish(card).expect(202);
        JsonNode earlier = newest(manager.api(), "review");
        edit(card, "您好");
        publish(card).expect(200);

        decide(earlier, "allow").expect(200);

        assertThat(seen(card)).isEqualTo("您好");
    }

    @Test
    void leavesTheCardOfSomebodyWithoutWeChatToPeople() {
        String phone = company.employeeWithPassword("赵总", Role.STAFF);
        Object logIn = fields("phone", phone, "password", TestCompany.PASSWORD);
        JsonNode session =
                WECHAT.service().api().post("/v1/auth/password", logIn).expect(200).json();
        Api api = WECHAT.service().api().as(session.path("accessToken").asText());
        String id =
                api.post("/v1/cards", fields("name", "赵总")).expect(201).json().path("id").asText();

        api.post("/v1/cards/" + id + "/publish", "").expect(202);
        JsonNode check = newest(manager.api(), "review");
        assertThat(check.path("reason").asText()).isEqualTo("no_wechat_user");
        decide(check, "allow").expect(200);

        visitor.api().get("/v1/cards/" + id).expect(200);
    }

    @Test
    void reportsWithoutHoldingWhenToldSo() {
        try (EnforcingService reporting = new EnforcingService("report")) {
            TestCompany company = reporting.newCompany();
            Person owner = company.salesperson();
            Person manager = company.manager();
            Person visitor = company.visitor();
            String card = draft(owner, "线上赌博");

            owner.api().post(card + "/publish", "").expect(200);
            reporting.askWeChat(company);

            visitor.api().get(card).expect(200);
            JsonNode check = newest(manager.api(), "risky");
            assertThat(check.path("enforced").asBoolean()).isFalse();
            manager.api()
                    .post(
                            "/v1/content-checks/" + check.path("id").asText() + "/decision",
                            fields("decision", "reject"))
                    .expect(200);
            visitor.api().get(card).expectProblem(404, "card.not_found");
        }
    }

    private String draft(String signature) {
        return draft(lilei, signature);
    }

    private static String draft(Person owner, String signature) {
        Object content = fields("name", owner.name(), "signature", signature);
        return "/v1/cards/"
                + owner.api().post("/v1/cards", content).expect(201).json().path("id").asText();
    }

    private void edit(String card, String signature) {
        lilei.api().patch(card, fields("signature", signature), "If-Match", "*").expect(200);
    }

    private Reply publish(String card) {
        return lilei.api().post(card + "/publish", "");
    }

    private String seen(String card) {
        return visitor.api().get(card).expect(200).json().at("/published/signature").asText();
    }

    private Reply decide(JsonNode check, String decision) {
        return manager.api()
                .post(
                        "/v1/content-checks/" + check.path("id").asText() + "/decision",
                        fields("decision", decision));
    }
}
