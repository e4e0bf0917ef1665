package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.callback.MediaVerdict;
import io.cardradar.wechat.callback.PushFields;
import io.cardradar.wechat.security.CheckScene;
import io.cardradar.wechat.security.ContentLabel;
import io.cardradar.wechat.security.MediaToCheck;
import io.cardradar.wechat.security.Suggestion;
import io.cardradar.wechat.security.TextToCheck;
import io.cardradar.wechat.security.Verdict;
import io.cardradar.wechat.simulator.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class ContentCheckTest extends WithWeChat {

    @ParameterizedTest
    @CsvSource({"你好, PASS, NORMAL", "赌博, RISKY, CRIME", "疑似, REVIEW, ADVERTISEMENT"})
    void judgesAText(String content, Suggestion suggestion, ContentLabel label) {
        login();

        assertThat(judge(content)).isEqualTo(new Verdict(suggestion, label));
    }

    @Test
    void checksEveryPartOfALongText() {
        login();
        var filler = "很".repeat(2_499);

        assertThat(judge(filler + "疑似" + filler + "违规").suggestion()).isEqualTo(Suggestion.RISKY);
        assertThat(judge("疑似" + filler + filler).suggestion()).isEqualTo(Suggestion.REVIEW);
        assertThat(judge(filler + filler + filler).suggestion()).isEqualTo(Suggestion.PASS);
    }

    @Test
    void findsAWordThatStandsOnTheBorderOfTwoParts() {
        login();

        assertThat(judge("很".repeat(2_499) + "违规" + "很".repeat(100)).suggestion())
                .isEqualTo(Suggestion.RISKY);
    }

    @Test
    void splitsBetweenCharactersAndLosesNone() {
        var smileys = "😀".repeat(4_000);

        List<String> parts = ContentCheck.parts("x" + smileys);

        assertThat(parts)
                .hasSize(4)
                .allSatisfy(part -> {
                    assertThat(part.length()).isLessThanOrEqualTo(2_500);
                    assertThat(part.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
                });
        assertThat(parts.getFirst()).startsWith("x");
        assertThat(String.join("", parts).length()).isGreaterThanOrEqualTo(8_001);
        assertThat(ContentCheck.parts("短")).containsExactly("短");
    }

    @Test
    void tellsAnAbsentAuthorFromOtherTroubles() {
        login();
        simulator.clock().advance(Duration.ofMinutes(121));

        assertThat(failure(() -> judge("你好")).error()).isEqualTo(WeChatError.USER_ABSENT);
        simulator.faults().inject(Fault.at("/wxa/msg_sec_check").errcode(44991));
        assertThat(failure(() -> judge("你好")).error()).isEqualTo(WeChatError.RATE_LIMITED);
        simulator.faults().inject(Fault.at("/wxa/msg_sec_check").reply(200, "<html>"));
        assertThat(failure(() -> judge("你好")).error()).isEqualTo(WeChatError.UNAVAILABLE);
        simulator.faults().inject(Fault.at("/wxa/msg_sec_check").reply(200, "{\"errcode\":0}"));
        assertThat(failure(() -> judge("你好")).error()).isEqualTo(WeChatError.UNAVAILABLE);
    }

    @Test
    void neverShowsTheTextInAFailure() {
        login();
        simulator.faults().inject(Fault.at("/wxa/msg_sec_check").errcode(87014));

        assertThat(failure(() -> judge("secret-text-4711")).toString())
                .doesNotContain("secret-text-4711");
        assertThat(new TextToCheck("o", CheckScene.PROFILE, "secret-text-4711").toString())
                .doesNotContain("secret-text-4711");
    }

    @Test
    void asksForACheckOfMedia() {
        login();
        var media =
                new MediaToCheck(
                        LI.openId(), CheckScene.PROFILE, MediaToCheck.Kind.IMAGE, simulator.uri());

        var first = weChat.contentCheck().media(APP, media);
        var second = weChat.contentCheck().media(APP, media);

        assertThat(first).isNotBlank().isNotEqualTo(second);
        assertThat(media.toString()).doesNotContain(simulator.uri().toString());
        simulator.faults().inject(Fault.at("/wxa/media_check_async").reply(200, "{\"errcode\":0}"));
        assertThat(failure(() -> weChat.contentCheck().media(APP, media)).error())
                .isEqualTo(WeChatError.UNAVAILABLE);
    }

    @Test
    void readsAPushedVerdictHoweverItsLabelIsWritten() {
        var number = Map.of("trace_id", "t1", "errcode", 0, "result", result("risky", 20002));
        var text = Map.of("TRACE_ID", "t1", "errcode", "0", "result", result("risky", "20002"));

        var expected =
                new MediaVerdict("t1", new Verdict(Suggestion.RISKY, ContentLabel.PORNOGRAPHY));
        assertThat(MediaVerdict.of(PushFields.of(number))).contains(expected);
        assertThat(MediaVerdict.of(PushFields.of(text))).contains(expected);
        assertThat(MediaVerdict.of(PushFields.of(Map.of("trace_id", "t2", "errcode", -1008))))
                .contains(new MediaVerdict("t2", null));
        assertThat(MediaVerdict.of(PushFields.of(Map.of("errcode", 0)))).isEmpty();
        assertThat(Verdict.of("new-word", "99999"))
                .isEqualTo(new Verdict(Suggestion.REVIEW, ContentLabel.OTHER));
    }

    private static Map<String, Object> result(String suggest, Object label) {
        return Map.of("suggest", suggest, "label", label);
    }

    private Verdict judge(String content) {
        return weChat.contentCheck()
                .text(APP, new TextToCheck(LI.openId(), CheckScene.PROFILE, content));
    }
}
