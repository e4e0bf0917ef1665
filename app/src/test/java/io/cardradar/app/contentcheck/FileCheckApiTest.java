package io.cardradar.app.contentcheck;

import static io.cardradar.app.contentcheck.EnforcingService.newest;
import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.SamplePictures;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.Uploading;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.Tenancy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;

/** Files wait for WeChat's verdict, whenever and however it comes. */
class FileCheckApiTest {
    private static final EnforcingService WECHAT = new EnforcingService("enforce");

    private final TestCompany company = WECHAT.newCompany();
    private final Person lilei = company.salesperson();
    private final Person manager = company.manager();

    @AfterAll
    static void stop() {
        WECHAT.close();
    }

    @AfterEach
    void repair() {
        WECHAT.repair();
    }

    @Test
    void showsAFileOnceWeChatHasPassedIt() {
        String file = upload();
        assertThat(state(file)).isEqualTo("checking");
        assertThat(lilei.api().get(file).json().has("link")).isFalse();

        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "pass", 100);

        assertThat(state(file)).isEqualTo("available");
        assertThat(lilei.api().get(file).json().has("link")).isTrue();
        assertThat(newest(manager.api(), "passed").path("suggestion").asText()).isEqualTo("pass");
    }

    /** WeChat downloads the file by our link, and its push may overtake its answer. */
    @ParameterizedTest
    @CsvSource({
        "early, pass, available",
        "soon, pass, available",
        "early, risky, rejected",
        "soon, review, quarantined"
    })
    void goesTheWholeWayThroughWeChat(String timing, String suggest, String outcome) {
        WeChatPushes.plainOf(company)
                .deliverTo(WECHAT.service(), new WeChatPushes.Console("plain", "json"));
        WECHAT.script(company, "timing", "timing", timing);
        String file = upload();
        WECHAT.script(company, "media", "part", file.replaceAll(".*/", ""), "suggest", suggest);

        WECHAT.askWeChat(company);

        Eventually.until(() -> state(file), outcome::equals);
    }

    @Test
    void asksAgainForAFileThatWeChatCannotDownload() {
        WeChatPushes.plainOf(company)
                .deliverTo(WECHAT.service(), new WeChatPushes.Console("plain", "json"));
        String file = upload();
        WECHAT.script(company, "media", "errcode", -1008);
        WECHAT.askWeChat(company);
        Eventually.until(() -> newest(manager.api(), "waiting"), JsonNode::isObject);
        WECHAT.script(company, "media", "suggest", "pass");

        WECHAT.askWeChat(company);

        Eventually.until(() -> state(file), "available"::equals);
    }

    @Test
    void rejectsWhatWeChatFindsRisky() {
        String file = upload();
        WECHAT.askWeChat(company);

        WECHAT.pushVerdict(company, trace(), "risky", "20002");
        WECHAT.pushVerdict(company, traceOf("risky"), "pass", 100);

        assertThat(state(file)).isEqualTo("rejected");
        JsonNode check = newest(manager.api(), "risky");
        assertThat(check.path("label").asText()).isEqualTo("pornography");
        decide(check, "allow").expectProblem(409, "content_check.decided");
        assertThat(
                        company.count(
                                "SELECT count(*) FROM file WHERE tenant_id = ? AND stored_path IS"
                                        + " NOT NULL"))
                .isZero();
    }

    @Test
    void leavesToAManagerWhatWeChatIsNotSureOf() {
        String file = upload();
        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "review", 10001);
        assertThat(state(file)).isEqualTo("quarantined");

        JsonNode check = newest(manager.api(), "review");
        String link =
                manager.api()
                        .get("/v1/content-checks/" + check.path("id").asText())
                        .expect(200)
                        .json()
                        .path("link")
                        .asText();
        assertThat(link).startsWith("http");
        decide(check, "allow").expect(200);

        assertThat(state(file)).isEqualTo("available");
        assertThat(newest(manager.api(), "allowed").path("decidedBy").asText())
                .isEqualTo(manager.id().toString());
    }

    @Test
    void takesAPictureOutOfACardThatIsRejectedLater() {
        String file = upload();
        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "pass", 100);
        String card = publishedCardWith(file);
        Person visitor = company.visitor();
        assertThat(visitor.api().get(card).json().at("/published/avatarUrl").isMissingNode())
                .isFalse();

        JsonNode check =
                all(manager).stream()
                        .filter(c -> c.path("subjectKind").asText().equals("file"))
                        .findFirst()
                        .orElseThrow();
        decide(check, "reject").expect(200);

        assertThat(visitor.api().get(card).json().at("/published/avatarUrl").isMissingNode())
                .isTrue();
        lilei.api().post(card + "/publish", "").expectProblem(409, "file.not_available");
    }

    @Test
    void publishesNoCardWhosePictureIsBeingChecked() {
        Object content = fields("name", "李雷", "avatarFile", upload().replaceAll(".*/", ""));
        String id = lilei.api().post("/v1/cards", content).expect(201).json().path("id").asText();

        lilei.api()
                .post("/v1/cards/" + id + "/publish", "")
                .expectProblem(409, "file.not_available");
    }

    @Test
    void findsAVerdictThatCameBeforeItsQuestionWasNoted() {
        String file = upload();
        ContentCheckRow check = onlyCheck();

        WECHAT.pushVerdict(company, "early-trace-" + check.id(), "risky", 20006);
        assertThat(state(file)).isEqualTo("checking");
        Tenancy.run(
                company.tenant(),
                () ->
                        WECHAT.service()
                                .bean(Rulings.class)
                                .asked(check, "early-trace-" + check.id()));

        assertThat(state(file)).isEqualTo("rejected");
    }

    @Test
    void takesAVerdictOnAnEarlierQuestionAsWell() {
        String file = upload();
        WECHAT.askWeChat(company);
        String first = trace();
        WECHAT.askWeChat(company);

        WECHAT.pushVerdict(company, first, "pass", 100);

        assertThat(state(file)).isEqualTo("available");
    }

    @Test
    void asksAgainWhenNoVerdictCameAndLeavesItToPeopleInTheEnd() {
        String file = upload();

        for (int ask = 1; ask <= 3; ask++) {
            WECHAT.askWeChat(company);
            assertThat(state(file)).isEqualTo("checking");
        }
        WECHAT.askWeChat(company);

        assertThat(state(file)).isEqualTo("quarantined");
        assertThat(newest(manager.api(), "review").path("reason").asText()).isEqualTo("no_answer");
    }

    @Test
    void asksAgainWhenWeChatCouldNotDownload() {
        String file = upload();
        WECHAT.askWeChat(company);

        WECHAT.pushFailure(company, trace());
        assertThat(newest(manager.api(), "waiting").isMissingNode()).isFalse();
        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "pass", 100);

        assertThat(state(file)).isEqualTo("available");
    }

    @Test
    void losesNothingWhenWeChatIsAway() {
        String file = upload();
        WECHAT.breaks("/wxa/media_check_async", 1, "drop", true);
        WECHAT.askWeChat(company);
        WECHAT.breaks("/wxa/media_check_async", 1, "errcode", 61010);
        WECHAT.askWeChat(company);
        WECHAT.breaks("/wxa/media_check_async", 1, "status", 502, "body", "<html>");
        WECHAT.askWeChat(company);
        assertThat(state(file)).isEqualTo("checking");

        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "pass", 100);

        assertThat(state(file)).isEqualTo("available");
    }

    @Test
    void asksOnceMoreWhenTheAnswerGotLostAfterWeChatTookTheQuestion() {
        String file = upload();
        WECHAT.breaks("/wxa/media_check_async", 1, "drop", true, "afterWork", true);
        WECHAT.askWeChat(company);
        assertThat(newest(manager.api(), "waiting").isMissingNode()).isFalse();

        WECHAT.askWeChat(company);
        WECHAT.pushVerdict(company, trace(), "pass", 100);

        assertThat(state(file)).isEqualTo("available");
    }

    @Test
    void leavesItToPeopleWhenWeChatIsAwayForADay() {
        String file = upload();
        WECHAT.aDayLater(company);

        WECHAT.askWeChat(company);

        assertThat(state(file)).isEqualTo("quarantined");
    }

    @Test
    void closesTheCheckOfAFileThatIsDeleted() {
        String file = upload();
        lilei.api().delete(file).expect(204);

        WECHAT.askWeChat(company);

        assertThat(newest(manager.api(), "obsolete").isMissingNode()).isFalse();
    }

    @Test
    void letsAManagerBeFasterThanWeChat() {
        String file = upload();
        WECHAT.askWeChat(company);
        String trace = trace();

        decide(newest(manager.api(), "asked"), "reject").expect(200);
        WECHAT.pushVerdict(company, trace, "pass", 100);

        assertThat(state(file)).isEqualTo("rejected");
        assertThat(newest(manager.api(), "rejected").isMissingNode()).isFalse();
    }

    @Test
    void showsChecksWithinTheDataScopeOnly() {
        upload();
        new Uploading(company.visitor().api())
                .file("chat_image", "image/png", SamplePictures.png(8, 8));
        Person elsewhere = company.employee("外人", Role.MANAGER, company.department("北区"));
        String id = newest(manager.api(), "waiting").path("id").asText();

        assertThat(all(manager)).hasSize(1);
        assertThat(all(company.admin())).hasSize(2);
        assertThat(all(elsewhere)).isEmpty();
        elsewhere
                .api()
                .get("/v1/content-checks/" + id)
                .expectProblem(404, "content_check.not_found");
        lilei.api().get("/v1/content-checks").expectProblem(403, "auth.forbidden");
        WECHAT.newCompany().admin().api().get("/v1/content-checks/" + id).expect(404);
        JsonNode page = company.admin().api().get("/v1/content-checks?limit=1").expect(200).json();
        String next = page.path("next").asText();
        assertThat(
                        company.admin()
                                .api()
                                .get("/v1/content-checks?limit=1&cursor=" + next)
                                .expect(200)
                                .json()
                                .at("/items/0/id"))
                .isNotEqualTo(page.at("/items/0/id"));
        company.admin()
                .api()
                .get("/v1/content-checks?cursor=x")
                .expectProblem(400, "page.bad_cursor");
    }

    private String upload() {
        return Uploading.path(
                new Uploading(lilei.api()).file("avatar", "image/png", SamplePictures.png(9, 9)));
    }

    private String publishedCardWith(String file) {
        Object content = fields("name", "李雷", "avatarFile", file.replaceAll(".*/", ""));
        String card =
                "/v1/cards/"
                        + lilei.api()
                                .post("/v1/cards", content)
                                .expect(201)
                                .json()
                                .path("id")
                                .asText();
        lilei.api().post(card + "/publish", "").expect(200);
        return card;
    }

    private ContentCheckRow onlyCheck() {
        UUID id = UUID.fromString(newest(manager.api(), "waiting").path("id").asText());
        return Tenancy.of(
                company.tenant(),
                () ->
                        WECHAT.service()
                                .bean(ContentCheckRepository.class)
                                .find(company.tenant(), id)
                                .orElseThrow());
    }

    private String trace() {
        return traceOf("asked");
    }

    private String traceOf(String state) {
        return WECHAT.traceOf(newest(manager.api(), state).path("id").asText());
    }

    private String state(String file) {
        return lilei.api().get(file).expect(200).json().path("state").asText();
    }

    private Api.Reply decide(JsonNode check, String decision) {
        return manager.api()
                .post(
                        "/v1/content-checks/" + check.path("id").asText() + "/decision",
                        fields("decision", decision));
    }

    private static List<JsonNode> all(Person person) {
        JsonNode items = person.api().get("/v1/content-checks").expect(200).json().path("items");
        return items.valueStream().toList();
    }
}
