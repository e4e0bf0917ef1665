package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.simulator.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatTest extends WithWeChat {

    @Test
    void logsAUserIn() {
        simulator.world().logins().script("code-1", LI);

        var session = weChat.login(APP, "code-1");

        assertThat(session.openId()).isEqualTo("openid-li");
        assertThat(session.unionId()).isEqualTo("unionid-li");
        assertThat(session.sessionKey()).hasSize(24);
    }

    @Test
    void tellsAUsedCodeFromAnInvalidOne() {
        simulator.world().logins().script("code-1", LI);
        weChat.login(APP, "code-1");

        var used = failure(() -> weChat.login(APP, "code-1"));
        var invalid = failure(() -> weChat.login(APP, "code-2"));

        assertThat(used.error()).isEqualTo(WeChatError.CODE_USED);
        assertThat(used.errcode()).isEqualTo(40163);
        assertThat(used).hasMessageMatching("CODE_USED \\(errcode 40163, rid [0-9a-f-]{26}\\)");
        assertThat(invalid.error()).isEqualTo(WeChatError.CODE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a&appid=other", "a b", "码", "a#", "a%26", "a/b", "a?b", "a=b"})
    void sendsNoCodeThatCouldChangeTheAddress(String code) {
        assertThat(failure(() -> weChat.login(APP, code)).error())
                .isEqualTo(WeChatError.CODE_INVALID);
        assertThat(failure(() -> weChat.phoneNumber(APP, code)).error())
                .isEqualTo(WeChatError.CODE_INVALID);
        assertThat(simulator.calls().counts()).isEmpty();
    }

    @Test
    void learnsAPhoneNumber() {
        simulator.world().phones().set(LI, "13800000001");

        var phone = weChat.phoneNumber(APP, simulator.world().phones().freshCode(LI));

        assertThat(phone).isEqualTo(new PhoneNumber("86", "13800000001"));
        assertThat(phone.international()).isEqualTo("+8613800000001");
    }

    @Test
    void fetchesACode() {
        var image = weChat.unlimitedCode(APP, CARD);

        assertThat(image).startsWith(0xff, 0xd8, 0xff).hasSizeGreaterThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, UNAVAILABLE",
        "40226, USER_BLOCKED",
        "45011, RATE_LIMITED",
        "45009, RATE_LIMITED",
        "40013, APP_MISCONFIGURED",
        "40125, APP_MISCONFIGURED",
        "40164, APP_MISCONFIGURED",
        "41030, REQUEST_INVALID",
        "99999, OTHER"
    })
    void saysWhatAnErrcodeMeans(int errcode, WeChatError meaning) {
        login();
        for (var path : new String[] {"/sns/jscode2session", "/wxa/getwxacodeunlimit"}) {
            simulator.faults().inject(Fault.at(path).errcode(errcode).times(2));
        }

        assertThat(failure(this::login).error()).isEqualTo(meaning);
        assertThat(failure(() -> weChat.unlimitedCode(APP, CARD)).errcode()).isEqualTo(errcode);
    }

    @Test
    void reportsAWrongSecretAndWorksOnceItIsCorrected() {
        var wrong = new WeChatApp(APP.appId(), "wrong", "AAAAA", null);
        simulator.world().logins().script("code-1", LI);

        assertThat(failure(() -> weChat.login(wrong, "code-1")).error())
                .isEqualTo(WeChatError.APP_MISCONFIGURED);
        assertThat(weChat.login(APP, "code-1").openId()).isEqualTo("openid-li");
    }

    @Test
    void hidesSecretsInTexts() {
        var session = new WeChatSession("openid-li", "unionid-li", "session-key");

        assertThat(APP.toString()).doesNotContain("secret-one", "AAAAA");
        assertThat(session.toString()).doesNotContain("session-key");
        assertThat(new PhoneNumber("86", "13800000001")).hasToString("PhoneNumber[+86 …01]");
    }

    @Test
    void refusesCredentialsThatCouldChangeTheAddress() {
        assertThatThrownBy(() -> new WeChatApp("wx&x", "s", "t", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeChatApp("wx", "s=1", "t", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeChatApp("wx", "s", "t", "short"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
