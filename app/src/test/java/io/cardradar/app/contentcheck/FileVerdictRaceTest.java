package io.cardradar.app.contentcheck;

import static io.cardradar.app.contentcheck.EnforcingService.newest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.Tenancy;

import org.junit.jupiter.api.Test;

/** Verdicts that come early, twice, late or never, and a WeChat that is away. */
class FileVerdictRaceTest extends WithCheckedFiles {
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
}
