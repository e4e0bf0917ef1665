package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.wechat.callback.Push;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PushFailureTest {
    private final TestService service = CallbackService.shared();
    private final RecordingHandler handler = service.bean(RecordingHandler.class);
    private final TestCompany company = service.newCompany();
    private final Api admin = company.admin().api();
    private final WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(service);

    @Test
    void undoesWhatAFailingHandlerWroteAndSetsThePushAsideInTheEnd() {
        push("always");

        JsonNode failed = awaitOne("failed");

        assertThat(failed.path("attempts").asInt()).isEqualTo(8);
        assertThat(failed.path("reason").asText())
                .startsWith("IllegalStateException at RecordingHandler.handle:");
        assertThat(failed.path("kind").asText()).isEqualTo(RecordingHandler.EVENT);
        assertThat(failed.toString()).doesNotContain("o-1", "quotes");
        assertThat(handler.of(company.tenant())).hasSize(8);
        assertThat(rowsWritten()).isZero();
    }

    @Test
    void doesNotDieOfAnError() {
        push("error");

        assertThat(awaitOne("failed").path("reason").asText())
                .startsWith("ExceptionInInitializerError");
    }

    @Test
    void handlesTheOthersMeanwhile() {
        push("always");
        app.push("openId", "o-{n}", "count", 20, "fields", Map.of("Event", RecordingHandler.EVENT));

        awaitOne("failed");
        Eventually.until(this::rowsWritten, rows -> rows == 20);
        assertThat(handler.of(company.tenant()).stream().map(Push::openId).distinct()).hasSize(21);
    }

    @Test
    void triesAFailedPushOnceMoreWhenAskedTo() {
        handler.healthy = false;
        push("until-healed");
        JsonNode failed = awaitOne("failed");
        handler.healthy = true;

        String retry = "/v1/wechat-pushes/" + failed.path("id").asText() + "/retry";
        admin.postRaw(retry, "").expect(204);

        assertThat(awaitOne("handled").path("id")).isEqualTo(failed.path("id"));
        assertThat(rowsWritten()).isEqualTo(1);
        admin.postRaw(retry, "").expectProblem(409, "push.not_set_aside");
        service.newCompany().admin().api().postRaw(retry, "").expectProblem(404, "push.not_found");
    }

    @Test
    void keepsWhatNobodyKnows() {
        app.push("openId", "o-1", "fields", Map.of("Event", "Brand_New_Event", "Text", "kept"));

        JsonNode unknown = awaitOne("unknown");

        assertThat(unknown.path("kind").asText()).isEqualTo("brand_new_event");
        assertThat(
                        company.count(
                                "SELECT count(*) FROM wechat_push WHERE tenant_id = ? AND payload"
                                        + " IS NOT NULL"))
                .isEqualTo(1);
        admin.postRaw("/v1/wechat-pushes/" + unknown.path("id").asText() + "/retry", "")
                .expect(204);
        awaitOne("unknown");
    }

    @Test
    void showsPagesNewestFirst() {
        app.push("openId", "o-{n}", "count", 3, "fields", Map.of("Event", "unheard_of"));
        Eventually.until(() -> pushes("state=unknown").path("items").size(), size -> size == 3);

        JsonNode first = pushes("state=unknown&limit=2");
        JsonNode second = pushes("state=unknown&limit=2&cursor=" + first.path("next").asText());

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        admin.get("/v1/wechat-pushes?state=strange").expectProblem(400, "request.bad_value");
        admin.get("/v1/wechat-pushes?cursor=x").expectProblem(400, "page.bad_cursor");
        company.salesperson().api().get("/v1/wechat-pushes").expect(403);
    }

    private void push(String fail) {
        app.push("openId", "o-1", "fields", Map.of("Event", RecordingHandler.EVENT, "Fail", fail));
    }

    private JsonNode awaitOne(String state) {
        return Eventually.until(
                        () -> pushes("state=" + state), page -> page.path("items").size() == 1)
                .at("/items/0");
    }

    private JsonNode pushes(String query) {
        return admin.get("/v1/wechat-pushes?" + query).expect(200).json();
    }

    private long rowsWritten() {
        return company.count(
                "SELECT count(*) FROM department WHERE tenant_id = ? AND name = 'handled'");
    }
}
