package io.cardradar.app.callbacks;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.wechat.crypto.MessageCrypto;
import io.cardradar.wechat.crypto.MessageSignature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Posts by hand what WeChat would never send: the attacker's side.
 *
 * @param nonce signed with the time
 * @param at signed
 */
record SignedPost(TestService service, WeChatPushes app, String nonce, Instant at) {
    static SignedPost now(TestService service, WeChatPushes app) {
        Instant now = service.bean(Clock.class).instant();
        return new SignedPost(service, app, "1514711492", now);
    }

    SignedPost ago(Duration age) {
        return new SignedPost(service, app, nonce, at.minus(age));
    }

    SignedPost withNonce(String other) {
        return new SignedPost(service, app, other, at);
    }

    Api.Reply plain(String body) {
        return post("signature=" + sign(nonce), body);
    }

    /**
     * @param appId inside the ciphertext
     */
    Api.Reply encrypted(String message, String appId) {
        String key = Objects.requireNonNull(app.encodingAesKey());
        String encrypt = new MessageCrypto(appId, key).encrypt(message);
        return post(
                "encrypt_type=aes&msg_signature=" + sign(nonce, encrypt),
                "{\"ToUserName\":\"gh_1\",\"Encrypt\":\"" + encrypt + "\"}");
    }

    Api.Reply post(String signature, String body) {
        return service.api()
                .postRaw(
                        "/wechat/callback/%s?timestamp=%s&nonce=%s&%s"
                                .formatted(app.appId(), time(), nonce, signature),
                        body);
    }

    private String sign(String... parts) {
        String[] all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = time();
        return new MessageSignature(app.token()).sign(all);
    }

    private String time() {
        return Long.toString(at.getEpochSecond());
    }
}
