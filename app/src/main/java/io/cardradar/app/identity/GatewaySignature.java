package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the gateway cloud function says in the headers of a request: who the user is, and a proof
 * that it was the function who said so, of this request, now.
 *
 * @param time seconds since 1970
 * @param signature HMAC-SHA256 over {@link #text}, in hexadecimal digits
 */
record GatewaySignature(
        VouchedUser vouched,
        long time,
        String nonce,
        String signature,
        String method,
        String path) {
    private static final String SCHEME = "CARDRADAR-HMAC-SHA256";
    private static final String PREFIX = "X-CardRadar-";

    /** Without line breaks, which part what is signed. */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,128}");

    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z_-]{16,64}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    /**
     * Reads the headers; nothing of it is proven yet.
     *
     * @throws Problem.Unauthorized {@code auth.gateway_signature}
     */
    static GatewaySignature of(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        WeChatUser user =
                new WeChatUser(header(headers, "App", VALUE), header(headers, "OpenId", VALUE));
        String unionid =
                headers.contains(PREFIX + "UnionId") ? header(headers, "UnionId", VALUE) : null;
        return new GatewaySignature(
                new VouchedUser(user, unionid),
                Long.parseLong(header(headers, "Time", TIME)),
                header(headers, "Nonce", NONCE),
                header(headers, "Signature", SIGNATURE),
                request.getMethodName(),
                request.getPath());
    }

    String appId() {
        return vouched.user().appId();
    }

    Instant at() {
        return Instant.ofEpochSecond(time);
    }

    /** Whether the holder of this key signed these headers with this body. */
    boolean isBy(String key, byte[] body) {
        byte[] wanted = hmac(key, text(body));
        return MessageDigest.isEqual(wanted, HexFormat.of().parseHex(signature));
    }

    /** What is signed: one value a line, none of which can hold a line break. */
    private String text(byte[] body) {
        WeChatUser user = vouched.user();
        return String.join(
                "\n",
                SCHEME,
                method,
                path,
                Long.toString(time),
                nonce,
                HexFormat.of().formatHex(sha256(body)),
                user.appId(),
                user.openid(),
                vouched.unionid() == null ? "" : vouched.unionid());
    }

    static Problem.Unauthorized refused() {
        return new Problem.Unauthorized(
                "auth.gateway_signature", "The gateway's signature is missing or wrong");
    }

    private static String header(HttpHeaders headers, String name, Pattern form) {
        @Nullable String value = headers.get(PREFIX + name);
        if (value == null || !form.matcher(value).matches()) {
            throw refused();
        }
        return value;
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
