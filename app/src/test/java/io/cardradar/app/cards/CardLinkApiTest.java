package io.cardradar.app.cards;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class CardLinkApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person lilei = company.salesperson();
    private final Person visitor = company.visitor();
    private final UUID card = company.publishedCard(lilei);
    private final String links = "/v1/cards/" + card + "/links";

    @ParameterizedTest
    @CsvSource({"scheme,weixin://", "url,https://wxaurl.cn/", "short,#小程序://"})
    void opensTheCardAsAShareOfTheCaller(String kind, String start) {
        JsonNode link = link(lilei, fields("kind", kind, "channel", "sms"));

        JsonNode resolved = resolve(link);

        assertThat(link.path("url").asText()).startsWith(start);
        assertThat(resolved.path("cardId").asText()).isEqualTo(card.toString());
        assertThat(resolved.at("/share/channel").asText()).isEqualTo("sms");
    }

    @Test
    void leadsToTheCardsPageWithTheShareUntilItIsToldToEnd() {
        JsonNode link = link(visitor, fields("kind", "url", "expiresInDays", 7));

        JsonNode known = askWeChat(link.path("url").asText());

        assertThat(known.path("path").asText()).isEqualTo("pages/card/index");
        assertThat(known.path("query").asText()).isEqualTo("scene=" + link.path("share").asText());
        assertThat(known.path("env_version").asText()).isEqualTo("release");
        Instant told = Instant.parse(link.path("expiresAt").asText());
        assertThat(told)
                .isBeforeOrEqualTo(
                        Instant.ofEpochSecond(known.path("expire_time").asLong()).plusSeconds(1));
        assertThat(told).isAfter(Clock.systemUTC().instant().plus(Duration.ofDays(6)));
    }

    @Test
    void givesTheSameShareTheSameLink() {
        JsonNode first = link(lilei, fields("kind", "url"));
        Object again = fields("kind", "url", "share", first.path("share").asText());
        Object scheme = fields("kind", "scheme", "share", first.path("share").asText());

        assertThat(link(lilei, again)).isEqualTo(first);
        assertThat(link(lilei, scheme).path("share")).isEqualTo(first.path("share"));
        assertThat(link(lilei, fields("kind", "url")).path("share"))
                .as("another share")
                .isNotEqualTo(first.path("share"));
    }

    @Test
    void makesOneLinkForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        var body = fields("kind", "url", "channel", "mail");

        var first = lilei.api().post(links, body, "Idempotency-Key", key).expect(201).json();
        var second = lilei.api().post(links, body, "Idempotency-Key", key).expect(201).json();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void makesAnotherLinkWhenTheOldOneIsNearItsEnd() {
        JsonNode first = link(lilei, fields("kind", "url", "expiresInDays", 10));
        String share = first.path("share").asText();

        JsonNode second = link(lilei, fields("kind", "url", "share", share));
        JsonNode third = link(lilei, fields("kind", "url", "share", share, "expiresInDays", 1));

        assertThat(second.path("url")).as("30 days are asked for").isNotEqualTo(first.path("url"));
        assertThat(third).as("the longer one does for a day").isEqualTo(second);
    }

    @Test
    void refusesAShareOfSomebodyElse() {
        JsonNode his = link(lilei, fields("kind", "url"));
        Object body = fields("kind", "url", "share", his.path("share").asText());

        visitor.api().post(links, body).expectProblem(400, "share.not_yours");
        lilei.api()
                .post(links, fields("kind", "url", "share", "no-such-token"))
                .expectProblem(400, "share.not_yours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"qr\"}",
                "{\"kind\":\"url\",\"expiresInDays\":0}",
                "{\"kind\":\"url\",\"expiresInDays\":31}",
                "{\"kind\":\"url\",\"channel\":\"A B\"}"
            })
    void refusesWhatNoLinkIs(String body) {
        lilei.api().post(links, body).expect(400);
    }

    @Test
    void makesNoLinkToADraftOrToACardOfAnotherCompany() {
        JsonNode made = lilei.api().post("/v1/cards", fields("name", "李雷")).expect(201).json();
        String draft = "/v1/cards/" + made.path("id").asText() + "/links";
        Person stranger = TestService.shared().newCompany().visitor();

        lilei.api().post(draft, fields("kind", "url")).expectProblem(409, "card.not_published");
        visitor.api().post(draft, fields("kind", "url")).expectProblem(404, "card.not_found");
        stranger.api().post(links, fields("kind", "url")).expectProblem(404, "card.not_found");
    }

    private JsonNode link(Person caller, Object body) {
        return caller.api().post(links, body).expect(201).json();
    }

    private JsonNode resolve(JsonNode link) {
        return visitor.api()
                .get("/v1/cards/resolve?scene=" + link.path("share").asText())
                .expect(200)
                .json();
    }

    /** By an access token that is no node's, so that nothing of ours is disturbed. */
    private JsonNode askWeChat(String link) {
        Api weChat = new Api(TestStack.simulator(), "");
        Map<String, Object> credentials =
                fields(
                        "grant_type",
                        "client_credential",
                        "appid",
                        company.appId(),
                        "secret",
                        "secret-of-" + company.appId());
        String token =
                weChat.post("/cgi-bin/stable_token", credentials)
                        .json()
                        .path("access_token")
                        .asText();
        return weChat.post("/wxa/query_urllink?access_token=" + token, fields("url_link", link))
                .json()
                .path("url_link_info");
    }
}
