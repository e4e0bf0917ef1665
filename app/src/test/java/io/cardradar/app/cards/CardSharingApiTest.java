package io.cardradar.app.cards;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.ingest.CardOwners;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import javax.imageio.ImageIO;

class CardSharingApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person lilei = company.salesperson();
    private final Person visitor = company.visitor();
    private String card = "";

    @BeforeEach
    void publishACard() {
        String content =
                """
                {"name": "李雷", "position": "销售顾问", "company": "云杉科技", "mobile": "+86 139-1234-5678",
                 "email": "lilei@example.com", "wechatId": "lilei", "signature": "您好；\\n再联系",
                 "address": {"text": "深圳市南山区", "latitude": 22.53, "longitude": 113.93},
                 "visibility": {"email": "hidden"}}
                """;
        JsonNode draft = lilei.api().post("/v1/cards", content).expect(201).json();
        card = "/v1/cards/" + draft.path("id").asText();
        lilei.api().post(card + "/publish", "").expect(200);
    }

    @Test
    void leadsFromASharedTokenToItsCard() {
        JsonNode share = share(lilei, fields("channel", "chat"));
        String token = share.path("token").asText();

        JsonNode resolved =
                visitor.api().get("/v1/cards/resolve?scene=" + token).expect(200).json();

        assertThat(token).matches("[!-~]{1,32}");
        assertThat(share.path("path").asText()).isEqualTo("pages/card/index?scene=" + token);
        assertThat(card).endsWith(resolved.path("cardId").asText());
        assertThat(resolved.at("/share/token").asText()).isEqualTo(token);
    }

    @Test
    void letsAVisitorPassOnWhatTheyCameBy() {
        String first = share(lilei, fields("channel", "chat")).path("token").asText();

        String second =
                share(visitor, fields("channel", "group", "parent", first)).path("token").asText();

        assertThat(second).isNotEqualTo(first);
        visitor.api()
                .post(card + "/shares", fields("channel", "group", "parent", "no-such-token"))
                .expectProblem(400, "share.unknown_parent");
    }

    @Test
    void makesOneTokenForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        var body = fields("channel", "chat");

        Reply first = visitor.api().post(card + "/shares", body, "Idempotency-Key", key);
        Reply second = visitor.api().post(card + "/shares", body, "Idempotency-Key", key);

        assertThat(second.expect(201).json()).isEqualTo(first.expect(201).json());
    }

    @Test
    void knowsNoSceneOfAnotherCompany() {
        String token = share(lilei, fields("channel", "chat")).path("token").asText();
        Person stranger = TestService.shared().newCompany().visitor();

        stranger.api()
                .get("/v1/cards/resolve?scene=" + token)
                .expectProblem(404, "share.not_found");
        visitor.api().get("/v1/cards/resolve?scene=x").expectProblem(404, "share.not_found");
        visitor.api().get("/v1/cards/resolve").expectProblem(400, "request.missing_value");
        visitor.api().get("/v1/cards/resolve?scene=").expectProblem(400, "request.invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {280, 430, 500, 1280})
    void drawsTheCodeInTheWidthThatIsAskedFor(int width) throws IOException {
        Reply code = visitor.api().get(card + "/code.png?width=" + width).expect(200);

        assertThat(code.header("Content-Type")).isEqualTo("image/png");
        assertThat(image(code).getWidth()).isEqualTo(width);
        assertThat(image(code).getHeight()).isEqualTo(width);
    }

    @Test
    void asksWeChatOnceForTheSameCode() {
        Reply first = lilei.api().get(card + "/code.png?width=300").expect(200);
        int asked = codesAskedOfWeChat();

        Reply second = visitor.api().get(card + "/code.png?width=300").expect(200);

        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(codesAskedOfWeChat()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"279", "1281", "wide"})
    void refusesAWidthThatWeChatDoesNotDraw(String width) {
        Reply refused = visitor.api().get(card + "/code.png?width=" + width).expect(400);

        assertThat(refused.json().path("code").asText())
                .isIn("code.bad_width", "request.bad_value");
    }

    @Test
    void drawsThePosterOfACard() throws IOException {
        Reply poster = visitor.api().get(card + "/poster.png");

        if (poster.status() == 503) {
            poster.expectProblem(503, "poster.no_font");
            return;
        }
        BufferedImage image = image(poster.expect(200));
        Files.createDirectories(Path.of("target", "posters"));
        Files.write(Path.of("target", "posters", "api.png"), poster.bytes());
        assertThat(image.getWidth()).isEqualTo(750);
        assertThat(image.getHeight()).isEqualTo(1334);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0", "3.0"})
    void writesTheCardAsAContactFile(String version) {
        Reply file = visitor.api().get(card + "/vcard?version=" + version).expect(200);

        String text = new String(file.bytes(), StandardCharsets.UTF_8).replace("\r\n ", "");
        assertThat(file.header("Content-Type")).startsWith("text/vcard");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"card.vcf\";"
                                + " filename*=UTF-8''%E6%9D%8E%E9%9B%B7.vcf");
        assertThat(text)
                .startsWith("BEGIN:VCARD\r\nVERSION:" + version + "\r\n")
                .contains("FN:李雷", "ORG:云杉科技", "TITLE:销售顾问", "+86 139-1234-5678")
                .contains("NOTE:您好；\\n再联系", "X-WECHAT:lilei")
                .doesNotContain("lilei@example.com");
    }

    @Test
    void hasNoFilesOfADraft() {
        JsonNode made = lilei.api().post("/v1/cards", fields("name", "李雷")).expect(201).json();
        String draft = "/v1/cards/" + made.path("id").asText();

        for (String file : new String[] {"/code.png", "/poster.png", "/vcard"}) {
            lilei.api().get(draft + file).expectProblem(409, "card.not_published");
            visitor.api().get(draft + file).expectProblem(404, "card.not_found");
        }
        visitor.api().get(card + "/vcard?version=2.1").expectProblem(400, "card.bad_version");
    }

    @Test
    void tellsIngestAtOnceWhoseAPublishedCardIs() {
        CardOwners owners = TestService.shared().bean(CardOwners.class);
        JsonNode made = lilei.api().post("/v1/cards", fields("name", "李雷")).expect(201).json();
        CardId draft = new CardId(UUID.fromString(made.path("id").asText()));

        assertThat(owners.ownerOf(company.tenant(), draft)).isEmpty();
        lilei.api().post("/v1/cards/" + draft + "/publish", "").expect(200);

        assertThat(owners.ownerOf(company.tenant(), draft)).contains(new EmployeeId(lilei.id()));
        TestCompany other = TestService.shared().newCompany();
        assertThat(owners.ownerOf(other.tenant(), draft)).isEmpty();
    }

    private JsonNode share(Person sharer, Object body) {
        return sharer.api().post(card + "/shares", body).expect(201).json();
    }

    private static BufferedImage image(Reply reply) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(reply.bytes()));
    }

    private static int codesAskedOfWeChat() {
        JsonNode calls =
                new Api(TestStack.simulator(), "")
                        .get("/_control/calls?limit=1")
                        .expect(200)
                        .json();
        return calls.at("/counts/~1wxa~1getwxacodeunlimit").asInt();
    }
}
