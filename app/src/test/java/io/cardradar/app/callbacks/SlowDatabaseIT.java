package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.wechat.callback.Push;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.Test;

class SlowDatabaseIT {
    private final TestService service = CallbackService.shared();
    private final RecordingHandler handler = service.bean(RecordingHandler.class);
    private final TestCompany company = service.newCompany();

    @Test
    void refusesInTimeWhatTheDatabaseIsTooSlowForAndTakesItsRepetitionOnce() {
        SignedPost post = SignedPost.now(service, WeChatPushes.plainOf(company));
        String event =
                """
                {"FromUserName":"o-1","CreateTime":1714112445,"MsgType":"event","Event":"test_recorded"}\
                """;

        whileNobodyCanWrite(() -> post.plain(event).expectProblem(503, "push.unavailable"));
        post.withNonce("fresh").plain(event).expect(200);

        assertThat(Eventually.until(() -> handler.of(company.tenant()), all -> all.size() == 1))
                .extracting(Push::openId)
                .containsExactly("o-1");
        assertThat(company.count("SELECT count(*) FROM wechat_push WHERE tenant_id = ?"))
                .isEqualTo(1);
    }

    private void whileNobodyCanWrite(Runnable work) {
        service.transactions()
                .executeWrite(status -> {
                    service.bean(JdbcOperations.class)
                            .prepareStatement(
                                    "LOCK TABLE wechat_push IN ACCESS EXCLUSIVE MODE",
                                    statement -> statement.execute());
                    work.run();
                    return true;
                });
    }
}
