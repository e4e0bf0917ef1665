package io.cardradar.app.callbacks;

import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushFields;
import io.cardradar.wechat.callback.ReceivedPush;
import io.cardradar.wechat.callback.ReceivedPush.NonceUse;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A push as it is stored.
 *
 * @param payload its fields, encrypted
 * @param use null where WeChat's signature covers the body
 */
record SealedPush(Push push, byte @Nullable [] openidHash, byte[] payload, @Nullable NonceUse use) {
    static SealedPush of(ReceivedPush received, Secrets secrets) {
        Push push = received.push();
        String openid = push.openId();
        return new SealedPush(
                push,
                openid == null ? null : secrets.lookupHash(openid),
                secrets.encrypt(withOpenid(push)),
                received.use());
    }

    /** The openid first, on a line of its own: fields alone do not tell which of them it was. */
    private static String withOpenid(Push push) {
        String openid = push.openId();
        return (openid == null ? "" : openid) + "\n" + push.fields().json();
    }

    /** The push that a row was made of. */
    static Push open(PushRow row, Secrets secrets) {
        byte[] payload = row.payload();
        if (payload == null) {
            throw new IllegalStateException("a push that waits has a payload");
        }
        String[] parts = secrets.decrypt(payload).split("\n", 2);
        Instant sentAt = row.sentAt();
        return new Push(
                row.appId(),
                parts[0].isEmpty() ? null : parts[0],
                row.kind(),
                sentAt,
                row.pushKey(),
                PushFields.parse(parts[1]));
    }

    @Override
    public String toString() {
        return "SealedPush[" + push.kind() + "]";
    }
}
