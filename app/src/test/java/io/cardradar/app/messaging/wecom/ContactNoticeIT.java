package io.cardradar.app.messaging.wecom;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.Employees;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Tenancy;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class ContactNoticeIT {
    private static final int AGENT = 1000002;

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Api simulator = new Api(TestStack.simulator(), "");
    private final String corp = "ww" + UUID.randomUUID();
    private final Person admin = company.admin();
    private final Person lilei = company.salesperson();
    private final Person visitor = company.visitor();
    private final UUID card = company.publishedCard(lilei);

    @Test
    void tellsTheSalespersonWhoWantsContactAndWhat() {
        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of("miniProgram", radarPage()));

        Visits.act(visitor, card, "card.dial_mobile");

        JsonNode shown = shown(1).path(0);
        assertThat(shown.path("member").asText()).isEqualTo("LiLei");
        assertThat(shown.path("type").asText()).isEqualTo("miniprogram_notice");
        JsonNode content = shown.path("content");
        assertThat(content.path("appid").asText()).isEqualTo(company.appId());
        assertThat(content.path("page").asText())
                .isEqualTo("pages/radar/index?visitor=" + visitor.id());
        assertThat(content.at("/content_item/0/value").asText()).startsWith("微信用户 ");
        assertThat(content.at("/content_item/1/value").asText()).isEqualTo("拨打了您的手机");
        assertThat(content.at("/content_item/2/value").asText()).matches("\\d\\d:\\d\\d");
        assertThat(notices("sent")).hasSize(1);
    }

    @Test
    void tellsOfOneVisitorOnceInHalfAnHour() {
        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of());
        Visits.act(visitor, card, "card.dial_mobile", "card.copy_wechat");
        JsonNode first = shown(1).path(0);

        Visits.act(visitor, card, "card.save_contact");
        Visits.act(company.visitor(), card, "card.save_contact");
        awaitEvents(4);

        assertThat(first.path("type").asText()).as("without a mini-program").isEqualTo("text");
        assertThat(first.at("/content/content").asText())
                .startsWith("访客有联系意向\n微信用户 ")
                .contains("拨打了您的手机", "复制了您的微信号");
        assertThat(shown(2)).hasSize(2);
    }

    @Test
    void saysThatWeComKnowsNoSuchMemberUntilSomebodySaysWhoItIs() {
        useWeCom(Map.of("LiLei2", "13000000000"), Map.of());

        Visits.act(visitor, card, "card.copy_wechat");
        assertThat(notices("refused").path(0).path("reason").asText()).isEqualTo("wecom_no_member");
        int asked = lookUps();
        Visits.act(company.visitor(), card, "card.copy_wechat");
        notices("refused", "refused");
        assertThat(lookUps()).as("WeCom is not asked again at once").isEqualTo(asked);

        admin.api()
                .put("/v1/wecom/members/" + lilei.id(), fields("memberId", "LiLei2"))
                .expect(204);
        Visits.act(company.visitor(), card, "card.copy_wechat");
        assertThat(shown(1).path(0).path("member").asText()).isEqualTo("LiLei2");
    }

    @Test
    void showsANoticeOnceThoughTheAnswerWasLost() {
        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of());
        simulator
                .post(
                        "/_control/faults",
                        fields("path", "/cgi-bin/message/send", "drop", true, "afterWork", true))
                .expect(200);

        Visits.act(visitor, card, "card.dial_mobile");

        assertThat(notices("sent")).hasSize(1);
        assertThat(shown(1)).hasSize(1);
    }

    @Test
    void saysThatTheSecretIsWrong() {
        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of("secret", "another"));

        Visits.act(visitor, card, "card.dial_mobile");

        assertThat(notices("refused").path(0).path("reason").asText())
                .isEqualTo("wecom_misconfigured");
    }

    @Test
    void tellsNobodyOfOldEventsOfOtherEventsOrWhenTheCompanyDoesNotWantIt() {
        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of());
        Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));
        Object old = Events.batch(Events.event("card.dial_mobile", card, anHourAgo));
        visitor.api().post("/v1/events", old).expect(200);
        Visits.act(visitor, card, "card.view");
        awaitEvents(2);

        useWeCom(Map.of("LiLei", phoneOf(lilei)), Map.of("notices", false));
        Visits.act(visitor, card, "card.dial_mobile");
        awaitEvents(3);

        assertThat(company.count("SELECT count(*) FROM outgoing_message WHERE tenant_id = ?"))
                .isZero();
    }

    private void useWeCom(Map<String, String> members, Map<String, Object> more) {
        simulator
                .post(
                        "/_control/wecom/agents",
                        fields(
                                "corpId", corp,
                                "agentId", AGENT,
                                "secret", "agent-secret",
                                "miniProgram", company.appId(),
                                "members", members))
                .expect(200);
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("corpId", corp);
        wanted.put("agentId", AGENT);
        wanted.put("secret", "agent-secret");
        wanted.putAll(more);
        admin.api().put("/v1/wecom", wanted).expect(200);
    }

    private Map<String, Object> radarPage() {
        return fields("appId", company.appId(), "page", "pages/radar/index");
    }

    private String phoneOf(Person person) {
        return Tenancy.of(
                        company.tenant(),
                        () ->
                                service.bean(Employees.class)
                                        .phone(company.tenant(), new EmployeeId(person.id())))
                .orElseThrow();
    }

    /** What WeCom has shown, once it is so much. */
    private JsonNode shown(int count) {
        return Eventually.until(
                () ->
                        simulator
                                .get("/_control/wecom/messages?corpId=" + corp)
                                .expect(200)
                                .json()
                                .path("messages"),
                messages -> messages.size() == count);
    }

    /** The salesperson's notices, once there are so many and they are in these states. */
    private JsonNode notices(String... states) {
        return Eventually.until(
                () -> lilei.api().get("/v1/wecom/notices").expect(200).json().path("items"),
                items -> List.of(states).equals(items.findValuesAsText("state")));
    }

    private int lookUps() {
        return simulator
                .get("/_control/calls?limit=1")
                .expect(200)
                .json()
                .at("/counts/~1cgi-bin~1user~1getuserid")
                .asInt();
    }

    /** Waits until so many events are on the radar and nothing is left to follow from them. */
    private void awaitEvents(int count) {
        Eventually.until(
                () ->
                        company.count("SELECT count(*) FROM radar_item WHERE tenant_id = ?")
                                        == count
                                && company.count(
                                                "SELECT count(*) FROM outbox WHERE tenant_id = ?"
                                                        + " AND topic = 'contact.intent'")
                                        == 0,
                done -> done);
    }
}
