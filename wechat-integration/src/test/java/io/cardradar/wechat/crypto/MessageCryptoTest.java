package io.cardradar.wechat.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Base64;

/** The ciphertexts are WeChat's own examples for this token, key and app id. */
class MessageCryptoTest {

    private static final String KEY = "A".repeat(43);
    private static final String APP_ID = "wxba5fad812f8e6fb9";
    private static final String PUSHED =
            "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJG"
                + "QqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPp"
                + "RSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb"
                + "6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";
    private static final String PUSHED_PLAIN =
            """
            {"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY",\
            "CreateTime":1714112445,"MsgType":"event","Event":"debug_demo",\
            "debug_str":"hello world"}\
            """;
    private static final String REPLY =
            "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";

    private final MessageSignature signature = new MessageSignature("AAAAA");
    private final MessageCrypto crypto = new MessageCrypto(APP_ID, KEY);

    @Test
    void verifiesAndDecryptsWeChatsExamplePush() {
        assertThat(
                        signature.matchesEncrypted(
                                "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
                                "1714112445",
                                "415670741",
                                PUSHED))
                .isTrue();
        assertThat(crypto.decrypt(PUSHED)).isEqualTo(PUSHED_PLAIN);
    }

    @Test
    void encryptsAndSignsWeChatsExampleReply() {
        var encrypt =
                crypto.encrypt("{\"demo_resp\":\"good luck\"}", "707722b803182950".getBytes(UTF_8));

        assertThat(encrypt).isEqualTo(REPLY);
        assertThat(EncryptedReply.of(encrypt, 1713424427, "415670741", signature).msgSignature())
                .isEqualTo("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1");
    }

    @Test
    void bringsBackChineseTextOfEveryLength() {
        for (int length = 0; length < 70; length++) {
            var text = "客".repeat(length) + "x".repeat(length % 3);
            assertThat(crypto.decrypt(crypto.encrypt(text))).isEqualTo(text);
        }
    }

    @Test
    void encryptsTheSameMessageDifferentlyEachTime() {
        assertThat(crypto.encrypt("{}")).isNotEqualTo(crypto.encrypt("{}"));
    }

    @Test
    void refusesAMessageForAnotherApp() {
        var other = new MessageCrypto("wx0000000000000000", KEY);

        assertThatThrownBy(() -> other.decrypt(PUSHED))
                .isInstanceOf(UntrustedMessageException.class)
                .hasMessage("encrypted for another app");
    }

    @Test
    void refusesTruncatedAlteredAndForeignCiphertextAlike() {
        var bytes = Base64.getDecoder().decode(PUSHED);
        bytes[bytes.length - 1] ^= 1;
        var lengthOverrun = new AesCbc(new byte[32], new byte[16], 32).encrypt(overrun());

        assertUnreadable(PUSHED.substring(0, 40));
        assertUnreadable(Base64.getEncoder().encodeToString(bytes));
        assertUnreadable(Base64.getEncoder().encodeToString(lengthOverrun));
        assertUnreadable("not Base64 at all!");
        assertUnreadable("");
    }

    private static byte[] overrun() {
        var plain = new byte[40];
        plain[16] = 0x7f; // a length of two thousand million
        return plain;
    }

    private void assertUnreadable(String encrypt) {
        assertThatThrownBy(() -> crypto.decrypt(encrypt))
                .isInstanceOf(UntrustedMessageException.class)
                .hasMessage("cannot be decrypted");
    }
}
