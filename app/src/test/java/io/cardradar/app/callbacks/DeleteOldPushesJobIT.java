package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

class DeleteOldPushesJobIT {
    private final TestService service = CallbackService.shared();
    private final TestCompany company = service.newCompany();

    @Test
    void deletesWhatIsDoneWithAfterItsTimeAndKeepsWhatFailed() {
        WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(service);
        app.push("openId", "o-1", "fields", Map.of("Event", RecordingHandler.EVENT));
        app.push("openId", "o-1", "fields", Map.of("Event", "unheard_of"));
        app.push(
                "openId",
                "o-1",
                "fields",
                Map.of("Event", RecordingHandler.EVENT, "Fail", "always"));
        Eventually.until(() -> count("state = 'WAITING'") + count("state = 'FAILED'"), n -> n == 1);

        runIn(Duration.ofDays(29));
        assertThat(count("TRUE")).isEqualTo(3);
        assertThat(nonces()).isZero();
        runIn(Duration.ofDays(31));

        assertThat(count("TRUE")).isEqualTo(1);
        Eventually.until(() -> count("state = 'FAILED'"), failed -> failed == 1);
    }

    private void runIn(Duration later) {
        new DeleteOldPushesJob(
                        service.bean(PushRepository.class),
                        service.bean(CallbackSettings.class),
                        Clock.offset(service.bean(Clock.class), later))
                .run();
    }

    private long count(String condition) {
        return company.count(
                "SELECT count(*) FROM wechat_push WHERE tenant_id = ? AND " + condition);
    }

    private long nonces() {
        return company.count("SELECT count(*) FROM wechat_push_nonce WHERE tenant_id = ?");
    }
}
