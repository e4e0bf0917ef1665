package io.cardradar.app.radar;

import static io.cardradar.app.testing.Api.fields;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class ShareTreeApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person han = company.visitor();
    private final Person mei = company.visitor();

    @Test
    void showsWhoBroughtWhomAndWhatCameOfIt() {
        String first = share(sales, card);
        open(han, first);
        String second = share(han, card);
        open(mei, second, "card.view_link", "card.dial_mobile");
        open(han, second);
        open(sales, second);

        JsonNode tree = withAllOfIt();

        assertThat(tree.at("/nodes/0/kind").asText()).isEqualTo("owner");
        assertThat(tree.at("/nodes/0/name").asText()).isEqualTo("李雷");
        JsonNode hansNode = tree.at("/nodes/1");
        assertThat(hansNode.path("visitorId").asText()).isEqualTo(han.id().toString());
        assertThat(hansNode.path("name").asText()).startsWith("微信用户 ");
        assertThat(hansNode.path("customerId").asText()).isNotEmpty();
        assertThat(hansNode.path("channel").asText()).isEqualTo("chat");
        assertThat(hansNode.at("/figures/opens").asInt()).isEqualTo(1);
        assertThat(hansNode.at("/figures/selfOpens").asInt()).isEqualTo(1);
        assertThat(hansNode.at("/figures/contacts").asInt()).isEqualTo(1);
        assertThat(tree.at("/nodes/2/parent").asText()).isEqualTo(hansNode.path("id").asText());
        assertThat(tree.at("/nodes/2/contact").asBoolean()).isTrue();
        assertThat(tree.at("/links/1/target").asText()).isEqualTo(tree.at("/nodes/2/id").asText());
        assertThat(tree.at("/totals/depth").asInt()).isEqualTo(2);
        assertThat(tree.at("/totals/contacts").asInt()).isEqualTo(1);
        assertThat(tree.path("complete").asBoolean()).isTrue();
    }

    @Test
    void asksForThePartBelowANodeAndPagesThroughIt() {
        String first = share(sales, card);
        open(han, first);
        String second = share(han, card);
        for (int i = 0; i < 3; i++) {
            open(company.visitor(), second);
        }
        String path = "/v1/cards/" + card + "/share-tree";
        String parent = until(path, 4).at("/nodes/1/id").asText();

        JsonNode page = get(path + "?limit=2&depth=1&parent=" + parent);
        JsonNode rest =
                get(path + "?limit=2&parent=" + parent + "&cursor=" + page.path("next").asText());

        assertThat(get(path + "?depth=1").path("nodes")).hasSize(2);
        assertThat(page.at("/nodes/0/children").asInt()).isEqualTo(3);
        assertThat(page.path("nodes")).hasSize(3);
        assertThat(rest.path("nodes")).hasSize(2);
        assertThat(rest.has("next")).isFalse();
        sales.api()
                .get(path + "?parent=" + UUID.randomUUID())
                .expectProblem(404, "share.unknown_node");
        sales.api().get(path + "?cursor=x").expectProblem(400, "page.bad_cursor");
        sales.api().get(path + "?limit=1001").expectProblem(400, "request.invalid");
        sales.api().get(path + "?window=year").expectProblem(400, "radar.bad_window");
    }

    @Test
    void tellsGroupChatsApartWithoutKeepingTheirIds() {
        String token = share(sales, card);
        open(han, token);
        open(mei, token);
        for (Person who : List.of(han, mei)) {
            enter(who, token, encrypted(who, "tGVkCircle")).expect(204);
        }
        enter(han, token, encrypted(han, "tGVkOther")).expect(204);
        enter(han, token, encrypted(mei, "tGVkOther")).expectProblem(400, "wechat.bad_group_data");
        enter(han, token, phoneOf(han)).expectProblem(400, "wechat.bad_group_data");
        enter(han, "no-such-token", encrypted(han, "tGVkOther"))
                .expectProblem(404, "share.not_found");

        JsonNode tree = until("/v1/cards/" + card + "/share-tree?window=7d", 2);

        assertThat(tree.path("groups").findValuesAsText("people")).containsExactly("2", "1");
        assertThat(tree.at("/groups/0/name").asText()).matches("群聊 [0-9A-F]{4}");
        assertThat(tree.at("/nodes/1/group/id").asText())
                .isEqualTo(tree.at("/groups/0/id").asText());
        assertThat(tree.toString()).doesNotContain("tGVk");
    }

    @Test
    void sumsUpTheCardsOfASalesperson() {
        UUID other = company.publishedCard(sales);
        String onFirst = share(sales, card);
        open(han, onFirst);
        open(mei, share(han, card));
        open(mei, share(sales, other), other);

        JsonNode spread =
                Eventually.until(
                        () -> get("/v1/radar/share-tree"),
                        s -> s.at("/totals/people").asInt() == 3);

        assertThat(spread.path("cards")).hasSize(2);
        assertThat(spread.path("sharers")).hasSize(1);
        assertThat(spread.at("/sharers/0/cardId").asText()).isEqualTo(card.toString());
        assertThat(spread.at("/sharers/0/sharer/visitorId").asText())
                .isEqualTo(han.id().toString());
        assertThat(spread.at("/totals/sharers").asInt()).isEqualTo(1);
    }

    @Test
    void showsATreeToThoseWhoMaySeeTheCard() {
        open(han, share(sales, card));
        String tree = "/v1/cards/" + card + "/share-tree";
        String spread = "/v1/radar/share-tree?employee=" + sales.id();
        Person colleague = company.employee("韩梅梅", Role.STAFF);
        Person stranger = TestService.shared().newCompany().salesperson();

        until(tree, 1);
        company.manager().api().get(tree).expect(200);
        company.manager().api().get(spread).expect(200);
        colleague.api().get(tree).expectProblem(404, "card.not_found");
        colleague.api().get(spread).expectProblem(404, "employee.not_found");
        stranger.api().get(tree).expectProblem(404, "card.not_found");
        han.api().get(tree).expectProblem(403, "auth.forbidden");
    }

    private JsonNode withAllOfIt() {
        return Eventually.until(
                () -> get("/v1/cards/" + card + "/share-tree"),
                tree ->
                        tree.at("/totals/selfOpens").asInt() == 1
                                && tree.at("/totals/contacts").asInt() == 1);
    }

    private JsonNode until(String path, long people) {
        return Eventually.until(
                () -> get(path), tree -> tree.at("/totals/people").asLong() == people);
    }

    private JsonNode get(String path) {
        return sales.api().get(path).expect(200).json();
    }

    private String share(Person who, UUID of) {
        return who.api()
                .post("/v1/cards/" + of + "/shares", fields("channel", "chat"))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }

    private void open(Person who, String token, String... types) {
        open(who, token, card, types);
    }

    private static void open(Person who, String token, UUID of, String... types) {
        for (String type : types.length == 0 ? new String[] {"card.view"} : types) {
            who.api().post("/v1/events", batch(with(event(type, of), "share", token))).expect(200);
        }
    }

    private Api.Reply enter(Person who, String token, JsonNode data) {
        return who.api()
                .post(
                        "/v1/cards/" + card + "/shares/" + token + "/group",
                        fields(
                                "encryptedData",
                                data.path("encryptedData").asText(),
                                "iv",
                                data.path("iv").asText()));
    }

    private JsonNode encrypted(Person who, String group) {
        return simulated("groups/encrypted", who, "&openGId=" + group);
    }

    private JsonNode phoneOf(Person who) {
        return simulated("phones/encrypted", who, "");
    }

    private JsonNode simulated(String what, Person who, String more) {
        String query = "?appId=" + company.appId() + "&openId=" + who.openid() + more;
        return new Api(TestStack.simulator(), "")
                .get("/_control/" + what + query)
                .expect(200)
                .json();
    }
}
