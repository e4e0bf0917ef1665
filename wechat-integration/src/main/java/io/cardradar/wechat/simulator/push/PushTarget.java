package io.cardradar.wechat.simulator.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where an app's pushes go, as its owner entered it in the console.
 *
 * @param token 3 to 32 letters and digits
 * @param encodingAesKey 43 letters and digits; needed unless the mode is plain
 * @param patience how long WeChat waits for an answer: 5 seconds, unless a test cannot
 * @param pause between an attempt that failed at once and the next
 */
public record PushTarget(
        String appId,
        URI url,
        String token,
        @Nullable String encodingAesKey,
        PushMode mode,
        PushFormat format,
        Duration patience,
        Duration pause) {

    public static final Duration PATIENCE = Duration.ofSeconds(5);
    public static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public PushTarget {
        require(TOKEN.matcher(token).matches(), "token: 3 to 32 letters and digits");
        require(
                encodingAesKey == null
                        ? !mode.isEncrypted()
                        : KEY.matcher(encodingAesKey).matches(),
                "encodingAesKey: 43 letters and digits");
        require(url.isAbsolute() && url.getHost() != null, "url: an absolute address");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The address of one attempt, with a fresh nonce. */
    URI address(Map<String, String> more, long timestamp) {
        var nonce = nonce();
        var query = signed(timestamp, nonce);
        query.putAll(more);
        return withQuery(query);
    }

    /** One attempt to deliver: address and body, both different each time. */
    Envelope envelope(Map<String, Object> fields, String openId, long timestamp) {
        var nonce = nonce();
        var query = signed(timestamp, nonce);
        if (!openId.isEmpty()) {
            query.put("openid", openId);
        }
        var body = new LinkedHashMap<String, Object>();
        if (mode.isReadable()) {
            body.putAll(fields);
        } else {
            body.put("ToUserName", String.valueOf(fields.get("ToUserName")));
        }
        if (mode.isEncrypted() && encodingAesKey != null) {
            var encrypt = PushCipher.encrypt(format.write(fields), appId, encodingAesKey);
            body.put("Encrypt", encrypt);
            query.put("encrypt_type", "aes");
            query.put(
                    "msg_signature",
                    PushCipher.signature(token, Long.toString(timestamp), nonce, encrypt));
        }
        return new Envelope(withQuery(query), format.write(body));
    }

    record Envelope(URI address, String body) {}

    private Map<String, String> signed(long timestamp, String nonce) {
        var time = Long.toString(timestamp);
        var query = new LinkedHashMap<String, String>();
        query.put("signature", PushCipher.signature(token, time, nonce));
        query.put("timestamp", time);
        query.put("nonce", nonce);
        return query;
    }

    private URI withQuery(Map<String, String> query) {
        var text =
                query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + text);
    }

    private static String nonce() {
        return Integer.toString(RANDOM.nextInt(100_000_000, 2_000_000_000));
    }

    /** Names the app and the address, and hides what is secret. */
    @Override
    public String toString() {
        return "PushTarget[" + appId + " → " + url + "]";
    }
}
