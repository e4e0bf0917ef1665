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

class PushReaderTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_714_112_445);
    private static final String TEXT =
            """
            {"ToUserName":"gh_1","FromUserName":"o-1","CreateTime":1714112445,"MsgType":"text",\
            "Content":"你好","MsgId":23000000000000001}\
            """;

    private final PushReader plain = reader(Signed.PLAIN_APP);
    private final PushReader safe = reader(Signed.SAFE_APP);

    @Test
    void answersWeChatsExampleOfTheAddressCheck() {
        var asked = Instant.ofEpochSecond(1_714_036_504);
        var signature = "f464b24fc39322e44b38aa78f5edd27bd1441696";
        var query = new PushQuery(signature, "1714036504", "1514711492", null);

        assertThat(at(asked, Signed.SAFE_APP).echo(query, "4375120948345356249"))
                .isEqualTo("4375120948345356249");
        assertThat(reason(() -> at(asked, Signed.SAFE_APP).echo(query, " ")))
                .isEqualTo(Reason.FORGED);
        assertThat(reason(() -> safe.echo(query, "4375120948345356249"))).isEqualTo(Reason.STALE);
    }

    @Test
    void readsWeChatsExamplePush() {
        var encrypt =
                "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJG"
                    + "QqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMu"
                    + "FUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2"
                    + "cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
        var query =
                new PushQuery(
                        null,
                        "1714112445",
                        "415670741",
                        "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");
        var body = "{\"ToUserName\":\"gh_97417a04a28d\",\"Encrypt\":\"" + encrypt + "\"}";

        var push = safe.read(query, body.getBytes(UTF_8)).push();

        assertThat(push.kind()).isEqualTo("debug_demo");
        assertThat(push.openId()).isEqualTo("o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
        assertThat(push.sentAt()).isEqualTo(NOW);
        assertThat(push.fields().text("debug_str")).isEqualTo("hello world");
    }

    @Test
    void readsAMessageInPlainMode() {
        var push = read(plain, Signed.plain(TEXT, NOW));

        assertThat(push.kind()).isEqualTo("message.text");
        assertThat(push.appId()).isEqualTo(Signed.APP_ID);
        assertThat(push.fields().text("Content")).isEqualTo("你好");
        assertThat(push.key()).isEqualTo("message.text:23000000000000001");
    }

    @Test
    void readsXmlWhateverModeItComesIn() {
        var xml =
                """
                <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName>o-1</FromUserName>
                <CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType>
                <Event><![CDATA[subscribe_msg_popup_event]]></Event>
                <SubscribeMsgPopupEvent>
                <List><TemplateId><![CDATA[t1]]></TemplateId><PopupScene>0</PopupScene></List>
                <List><TemplateId><![CDATA[t2]]></TemplateId><PopupScene>0</PopupScene></List>
                </SubscribeMsgPopupEvent></xml>
                """;
        var signed = Signed.safe(xml, NOW);
        var envelope =
                "<xml><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(PushFields.parse(signed.body()).text("Encrypt"));

        for (var push :
                new Push[] {
                    read(plain, Signed.plain(xml, NOW)),
                    read(safe, signed),
                    read(safe, signed.withBody(envelope))
                }) {
            assertThat(push.kind()).isEqualTo("subscribe_msg_popup_event");
            assertThat(push.fields().objects("List"))
                    .extracting(list -> list.text("TemplateId"))
                    .containsExactly("t1", "t2");
        }
    }

    @Test
    void takesTheUserOfAnAuthorizationEventFromItsOwnField() {
        var push =
                read(
                        plain,
                        Signed.plain(
                                """
                                {"FromUserName":"platform","CreateTime":"1714112445",\
                                "MsgType":"event","Event":"user_authorization_revoke",\
                                " OpenID":"o-1","RevokeInfo":"8"}\
                                """,
                                NOW));

        assertThat(push.openId()).isEqualTo("o-1");
    }

    @Test
    void ofCompatibleModeBelievesTheEncryptedPartOnly() {
        var encrypt = new MessageCrypto(Signed.APP_ID, Signed.KEY).encrypt(TEXT);
        var signed =
                Signed.encrypted(
                        encrypt, "\"MsgType\":\"text\",\"Content\":\"forged\",\"MsgId\":1,", NOW);

        assertThat(read(safe, signed).fields().text("Content")).isEqualTo("你好");
    }

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

    @Test
    void tellsWhichBodyATimeAndNonceCarriedUnlessItIsSigned() {
        var first = plain.read(Signed.plain(TEXT, NOW).query(), bytes(TEXT)).use();
        var again = plain.read(Signed.plain(TEXT, NOW).query(), bytes(TEXT)).use();
        var forged = TEXT.replace("你好", "不好");
        var other = plain.read(Signed.plain(forged, NOW).query(), bytes(forged)).use();
        var fresh = plain.read(Signed.plain(TEXT, NOW, "77").query(), bytes(TEXT)).use();
        var signed = Signed.safe(TEXT, NOW);

        assertThat(first).isNotNull();
        assertThat(again).isNotNull().usingRecursiveComparison().isEqualTo(first);
        assertThat(other).isNotNull();
        assertThat(other.nonce()).isEqualTo(first.nonce());
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(fresh).isNotNull();
        assertThat(fresh.nonce()).isNotEqualTo(first.nonce());
        assertThat(safe.read(signed.query(), bytes(signed.body())).use()).isNull();
    }

    @Test
    void knowsTheCheckOfACloudContainerAndNothingLikeIt() {
        assertThat(isContainerCheck("{\"action\":\"CheckContainerPath\"}")).isTrue();
        assertThat(isContainerCheck(" { \"action\" : \"CheckContainerPath\" }\n")).isTrue();
        assertThat(isContainerCheck("{\"action\":\"CheckContainerPath\",\"MsgType\":\"text\"}"))
                .isFalse();
    }

    private static boolean isContainerCheck(String body) {
        return PushReader.isContainerCheck(bytes(body));
    }

    private static PushReader reader(WeChatApp app) {
        return at(NOW, app);
    }

    private static PushReader at(Instant now, WeChatApp app) {
        return new PushReader(app, Duration.ofMinutes(10), Clock.fixed(now, ZoneOffset.UTC));
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
