package io.cardradar.app.cards.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCloud;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.CloudDocuments;
import io.cardradar.wechat.CloudEnv;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.cloudbase.Filter;
import io.cardradar.wechat.cloudbase.Query;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class CardMirrorTest {
    private static final String CARDS = MirroredCard.COLLECTION;

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCloud cloud = TestCloud.of(company);
    private final Person sales = company.salesperson();

    @Test
    void showsAPublishedCardAsAVisitorSeesItAndFollowsIt() {
        UUID card = draft();
        publish(card);

        JsonNode copy = awaitCopy(card, "李雷");

        JsonNode seen = company.visitor().api().get("/v1/cards/" + card).expect(200).json();
        for (String field : List.of("id", "ownerId", "published", "afterExchange", "publishedAt")) {
            assertThat(copy.path(field)).as(field).isEqualTo(seen.path(field));
        }
        assertThat(copy.toString()).doesNotContain("13900000000", "secret-wechat");
        rename(card, "韩梅梅");
        publish(card);
        awaitCopy(card, "韩梅梅");
        assertThat(cloud.documents(CARDS)).hasSize(1);
    }

    @Test
    void keepsADraftToItself() {
        UUID published = draft();
        UUID draft = draft();
        publish(published);

        awaitCopy(published, "李雷");

        assertThat(cloud.documents(CARDS).toString()).doesNotContain(draft.toString());
    }

    @Test
    void waitsWhileWeChatIsAway() {
        TestCloud.fault("path", "/tcb/databaseupdate", "status", 502, "count", 1);
        UUID card = draft();
        publish(card);

        awaitCopy(card, "李雷");

        Eventually.until(this::due, due -> due == 0);
    }

    @Test
    void removesTheCopyOfACardThatIsNoLongerThere() {
        UUID gone = UUID.randomUUID();
        cloud.writeByConsole(
                CARDS,
                Api.fields(
                        "_id", company.tenant() + "." + gone,
                        "id", gone.toString(),
                        "companyId", company.tenant().toString()));

        Tenancy.run(
                company.tenant(),
                () -> service.bean(DueMirrors.class).mark(company.tenant(), new CardId(gone)));

        Eventually.until(() -> cloud.documents(CARDS), List::isEmpty);
    }

    @Test
    void repairsWhatDiffersAndLeavesOthersAlone() {
        UUID changed = draft();
        UUID lost = draft();
        publish(changed);
        publish(lost);
        awaitCopy(changed, "李雷");
        awaitCopy(lost, "李雷");
        Eventually.until(this::due, due -> due == 0);
        JsonNode before = copy(changed);
        cloudDocuments().update(env(), byId(changed), Map.of("published", Map.of("name", "坏人")));
        cloudDocuments().delete(env(), byId(lost));
        stray(company.tenant().toString());
        stray(UUID.randomUUID().toString());

        service.bean(RepairCardMirrorJob.class).run();

        assertThat(copy(changed)).isEqualTo(before);
        assertThat(copy(lost).path("published").path("name").asText()).isEqualTo("李雷");
        assertThat(cloud.documents(CARDS)).as("one is another company's").hasSize(3);
    }

    @Test
    void asksNothingOfACompanyWithoutCloud() {
        TestCompany plain = service.newCompany();

        plain.publishedCard(plain.salesperson());

        assertThat(plain.count("SELECT count(*) FROM card_mirror_due WHERE tenant_id = ?"))
                .isZero();
    }

    private UUID draft() {
        Map<String, Object> content =
                Api.fields(
                        "name",
                        "李雷",
                        "mobile",
                        "13900000000",
                        "wechatId",
                        "secret-wechat",
                        "address",
                        Map.of("text", "上海", "latitude", 31.0, "longitude", 121.5),
                        "visibility",
                        Map.of("mobile", "after_exchange", "wechatId", "hidden"));
        return UUID.fromString(
                sales.api().post("/v1/cards", content).expect(201).json().path("id").asText());
    }

    private void publish(UUID card) {
        sales.api().post("/v1/cards/" + card + "/publish", Api.fields()).expect(200);
    }

    private void rename(UUID card, String name) {
        sales.api()
                .patch("/v1/cards/" + card, Api.fields("name", name), "If-Match", "*")
                .expect(200);
    }

    private JsonNode awaitCopy(UUID card, String name) {
        return Eventually.until(
                () -> copy(card),
                copy -> copy.path("published").path("name").asText().equals(name));
    }

    private JsonNode copy(UUID card) {
        return cloud.documents(CARDS).stream()
                .filter(copy -> copy.path("id").asText().equals(card.toString()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void stray(String companyId) {
        UUID id = UUID.randomUUID();
        cloud.writeByConsole(
                CARDS,
                Api.fields(
                        "_id", companyId + "." + id, "id", id.toString(), "companyId", companyId));
    }

    private long due() {
        return company.count("SELECT count(*) FROM card_mirror_due WHERE tenant_id = ?");
    }

    private CloudDocuments cloudDocuments() {
        return service.bean(WeChat.class).cloud().documents();
    }

    private CloudEnv env() {
        return new CloudEnv(service.bean(WeChatApps.class).get(company.appId()), cloud.env());
    }

    private static Query byId(UUID card) {
        return Query.of(CARDS).where(Filter.equal("id", card.toString()));
    }
}
