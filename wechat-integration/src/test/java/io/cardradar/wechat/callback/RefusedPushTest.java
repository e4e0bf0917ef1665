package io.cardradar.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.callback.RefusedPushException.Reason;
import io.cardradar.wechat.crypto.MessageCrypto;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class RefusedPushTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_714_112_445);
    private static final String TEXT =
            """
            {"ToUserName":"gh_1","FromUserName":"o-1","CreateTime":1714112445,"MsgType":"text",\
            "Content":"你好","MsgId":23000000000000001}\
            """;

    private final PushReader plain = reader(Signed.PLAIN_APP);
    private final PushReader safe = reader(Signed.SAFE_APP);

    @Test
    void refusesAPlainPushToAnAppWithAKeyAndTheOtherWayRound() {
        assertThat(refusal(safe, Signed.plain(TEXT, NOW))).isEqualTo(Reason.FORGED);
        assertThat(refusal(plain, Signed.safe(TEXT, NOW))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesWhatIsNotSigned() {
        var good = Signed.safe(TEXT, NOW);
        var other = Signed.safe(TEXT.replace("你好", "不好"), NOW);

        assertThat(refusal(safe, good.withBody(other.body()))).isEqualTo(Reason.FORGED);
        assertThat(refusal(safe, new Signed(new PushQuery(null, null, null, null), good.body())))
                .isEqualTo(Reason.FORGED);
        assertThat(refusal(plain, new Signed(new PushQuery("", "", "", ""), TEXT)))
                .isEqualTo(Reason.FORGED);
        assertThat(
                        refusal(
                                reader(new WeChatApp(Signed.APP_ID, "s", "BBBBB", null)),
                                Signed.plain(TEXT, NOW)))
                .isEqualTo(Reason.FORGED);
    }

    @Test
    void refusesACiphertextForAnotherApp() {
        assertThat(refusal(safe, Signed.safeFor("wxanother", TEXT, NOW))).isEqualTo(Reason.FORGED);
    }

    @Test
    void refusesACiphertextThatIsCutOff() {
        var encrypt = new MessageCrypto(Signed.APP_ID, Signed.KEY).encrypt(TEXT);

        for (int length = 0; length < encrypt.length(); length += 7) {
            var cut = Signed.encrypted(encrypt.substring(0, length), "", NOW);
            assertThat(refusal(safe, cut)).as("%d characters", length).isEqualTo(Reason.FORGED);
        }
    }

    @Test
    void refusesABodyThatIsCutOff() {
        var body = Signed.safe(TEXT, NOW).body();

        for (int length = 0; length < TEXT.length(); length += 5) {
            assertThat(refusal(plain, Signed.plain(TEXT.substring(0, length), NOW)))
                    .isEqualTo(Reason.MALFORMED);
            assertThat(refusal(safe, Signed.safe(TEXT, NOW).withBody(body.substring(0, length))))
                    .isEqualTo(Reason.FORGED);
        }
    }

    @Test
    void refusesNonsense() {
        for (var nonsense :
                new String[] {
                    "",
                    "null",
                    "[]",
                    "\"text\"",
                    "7",
                    "<xml>",
                    "<a/><b/>",
                    "{}{}",
                    "\0\0",
                    "<<<",
                    "{\"a\":".repeat(5_000),
                    "<a>".repeat(5_000),
                    "<a>" + "<b>".repeat(30) + "x"
                }) {
            assertThat(refusal(plain, Signed.plain(nonsense, NOW)))
                    .as(nonsense)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refusesEveryXmlThatBringsADtd() {
        var bomb =
                """
                <!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <xml><MsgType>text</MsgType><Content>&b;</Content></xml>
                """;
        var thief =
                """
                <?xml version="1.0"?><!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]>
                <xml><MsgType>text</MsgType><Content>&f;</Content></xml>
                """;

        for (var xml : new String[] {bomb, thief}) {
            assertThat(refusal(plain, Signed.plain(xml, NOW))).isEqualTo(Reason.MALFORMED);
            assertThat(refusal(safe, Signed.safe(xml, NOW))).isEqualTo(Reason.MALFORMED);
            assertThat(refusal(safe, Signed.safe(TEXT, NOW).withBody(xml)))
                    .isEqualTo(Reason.FORGED);
        }
    }

    @Test
    void refusesWhatIsTooOldOrTooNew() {
        assertThat(refusal(safe, Signed.safe(TEXT, NOW.minusSeconds(601)))).isEqualTo(Reason.STALE);
        assertThat(refusal(plain, Signed.plain(TEXT, NOW.plusSeconds(601))))
                .isEqualTo(Reason.STALE);
        assertThat(read(safe, Signed.safe(TEXT, NOW.minusSeconds(599))).openId()).isEqualTo("o-1");
    }

    private static PushReader reader(WeChatApp app) {
        return at(NOW, app);
    }

    private static PushReader at(Instant now, WeChatApp app) {
        return new PushReader(
                app.pushKeys(), Duration.ofMinutes(10), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Push read(PushReader reader, Signed signed) {
        return reader.read(signed.query(), bytes(signed.body())).push();
    }

    private static Reason refusal(PushReader reader, Signed signed) {
        return reason(() -> read(reader, signed));
    }

    private static Reason reason(ThrowingCallable reading) {
        return catchThrowableOfType(RefusedPushException.class, reading).reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
