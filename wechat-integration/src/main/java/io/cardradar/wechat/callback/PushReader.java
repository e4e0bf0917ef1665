package io.cardradar.wechat.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.callback.ReceivedPush.NonceUse;
import io.cardradar.wechat.callback.RefusedPushException.Reason;
import io.cardradar.wechat.crypto.MessageCrypto;
import io.cardradar.wechat.crypto.MessageSignature;
import io.cardradar.wechat.crypto.UntrustedMessageException;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads what WeChat pushes to one app, and believes only what WeChat has signed for it.
 *
 * <p>An app with an EncodingAESKey takes encrypted pushes only, an app without one plain pushes
 * only. Of compatible mode, which carries both, the encrypted part counts: nothing signs the other.
 */
public final class PushReader {

    /** Several times the longest message that WeChat lets anybody write. */
    public static final int LARGEST_BODY = 128 * 1024;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern CONTAINER_CHECK =
            Pattern.compile("\\s*\\{\\s*\"action\"\\s*:\\s*\"CheckContainerPath\"\\s*}\\s*");

    private final String appId;
    private final MessageSignature signature;
    private final @Nullable MessageCrypto crypto;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * @param tolerance how far WeChat's time and ours may be apart
     */
    public PushReader(WeChatApp app, Duration tolerance, Clock clock) {
        this.appId = app.appId();
        this.signature = new MessageSignature(app.callbackToken());
        this.crypto =
                app.encodingAesKey() == null
                        ? null
                        : new MessageCrypto(app.appId(), app.encodingAesKey());
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Whether a body is what 微信云托管 sends when a path is entered in its console. It is signed by
     * nobody, means nothing, and wants to be answered like a push.
     */
    public static boolean isContainerCheck(byte[] body) {
        return body.length < 200 && CONTAINER_CHECK.matcher(new String(body, UTF_8)).matches();
    }

    /**
     * The check that WeChat's console makes of an address.
     *
     * @return what to answer, as it is
     * @throws RefusedPushException when the console did not ask
     */
    public String echo(PushQuery query, @Nullable String echostr) {
        if (echostr == null || echostr.isBlank()) {
            throw new RefusedPushException(Reason.FORGED);
        }
        requireSignature(query);
        requireFreshness(query);
        return echostr;
    }

    /**
     * Reads one push.
     *
     * @param body at most {@link #LARGEST_BODY} bytes
     * @throws RefusedPushException for anything that is not to be believed, or cannot be read
     */
    public ReceivedPush read(PushQuery query, byte[] body) {
        var text = new String(body, UTF_8);
        return crypto == null ? readPlain(query, text) : readEncrypted(query, text, crypto);
    }

    private ReceivedPush readPlain(PushQuery query, String body) {
        requireSignature(query);
        requireFreshness(query);
        var fields = PushContent.read(body);
        if (fields.text("Encrypt") != null) {
            throw PushContent.malformed(); // this app has no key to read it with
        }
        var use =
                new NonceUse(Sha256.of(query.timestamp() + "\n" + query.nonce()), Sha256.of(body));
        return new ReceivedPush(push(fields, query), use);
    }

    private ReceivedPush readEncrypted(PushQuery query, String body, MessageCrypto key) {
        var encrypt = encrypted(body);
        if (!signature.matchesEncrypted(
                query.msgSignature(), query.timestamp(), query.nonce(), encrypt)) {
            throw new RefusedPushException(Reason.FORGED);
        }
        requireFreshness(query);
        return new ReceivedPush(push(PushContent.read(decrypt(encrypt, key)), query), null);
    }

    private Push push(PushFields fields, PushQuery query) {
        return PushNames.of(fields).push(appId, Instant.ofEpochSecond(seconds(query)));
    }

    /** What cannot be read has not been signed either: the answer is that to a forgery. */
    private static String encrypted(String body) {
        try {
            var encrypt = PushContent.read(body).text("Encrypt");
            if (encrypt != null) {
                return encrypt;
            }
        } catch (RefusedPushException e) {
            throw new RefusedPushException(Reason.FORGED);
        }
        throw new RefusedPushException(Reason.FORGED);
    }

    private static String decrypt(String encrypt, MessageCrypto key) {
        try {
            return key.decrypt(encrypt);
        } catch (UntrustedMessageException e) {
            throw new RefusedPushException(Reason.FORGED);
        }
    }

    private void requireSignature(PushQuery query) {
        if (!signature.matches(query.signature(), query.timestamp(), query.nonce())) {
            throw new RefusedPushException(Reason.FORGED);
        }
    }

    private void requireFreshness(PushQuery query) {
        var sent = Instant.ofEpochSecond(seconds(query));
        if (Duration.between(sent, clock.instant()).abs().compareTo(tolerance) > 0) {
            throw new RefusedPushException(Reason.STALE);
        }
    }

    private static long seconds(PushQuery query) {
        var timestamp = query.timestamp();
        if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
            throw new RefusedPushException(Reason.STALE);
        }
        return Long.parseLong(timestamp);
    }
}
