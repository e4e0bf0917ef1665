package io.cardradar.wechat.callback;

import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.crypto.MessageCrypto;
import io.cardradar.wechat.crypto.MessageSignature;

import java.time.Instant;

/** Signs and encrypts what a test wants to push, as WeChat would. */
record Signed(PushQuery query, String body) {

    static final String TOKEN = "AAAAA";
    static final String KEY = "A".repeat(43);
    static final String APP_ID = "wxba5fad812f8e6fb9";
    static final WeChatApp PLAIN_APP = new WeChatApp(APP_ID, "s", TOKEN, null);
    static final WeChatApp SAFE_APP = new WeChatApp(APP_ID, "s", TOKEN, KEY);

    private static final String NONCE = "1514711492";

    static Signed plain(String body, Instant at) {
        return plain(body, at, NONCE);
    }

    static Signed plain(String body, Instant at, String nonce) {
        var time = Long.toString(at.getEpochSecond());
        var signature = new MessageSignature(TOKEN).sign(time, nonce);
        return new Signed(new PushQuery(signature, time, nonce, null), body);
    }

    static Signed safe(String message, Instant at) {
        return encrypted(new MessageCrypto(APP_ID, KEY).encrypt(message), "", at);
    }

    static Signed safeFor(String appId, String message, Instant at) {
        return encrypted(new MessageCrypto(appId, KEY).encrypt(message), "", at);
    }

    /**
     * @param more further members of the body, each with a comma behind it
     */
    static Signed encrypted(String encrypt, String more, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        var signature = new MessageSignature(TOKEN);
        var query =
                new PushQuery(
                        signature.sign(time, NONCE),
                        time,
                        NONCE,
                        signature.sign(time, NONCE, encrypt));
        return new Signed(query, "{" + more + "\"Encrypt\":\"" + encrypt + "\"}");
    }

    Signed withBody(String other) {
        return new Signed(query, other);
    }
}
