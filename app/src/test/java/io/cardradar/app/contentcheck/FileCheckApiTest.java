package io.cardradar.app.contentcheck;

import static io.cardradar.app.contentcheck.EnforcingService.newest;
import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.SamplePictures;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.Uploading;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files wait for WeChat's verdict, and for a manager where WeChat is not sure. */
class FileCheckApiTest extends WithCheckedFiles {
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
    }

    @Test
    void listsChecksPageByPage() {
        upload();
        upload();
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
}
