package io.cardradar.app.testing;

import io.cardradar.app.identity.WeChatUser;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A log-in as the gateway cloud function signs it: written a second time, from its README. */
public final class SignedByGateway {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String body;

    private SignedByGateway(String body) {
        this.body = body;
    }

    /** Signs a log-in at a time in seconds. */
    public static SignedByGateway logIn(WeChatUser user, String key, String body, long time) {
        SignedByGateway signed = new SignedByGateway(body);
        String nonce = UUID.randomUUID().toString();
        String text =
                String.join(
                        "\n",
                        "CARDRADAR-HMAC-SHA256",
                        "POST",
                        "/v1/auth/gateway",
                        Long.toString(time),
                        nonce,
                        HexFormat.of().formatHex(sha256(body)),
                        user.appId(),
                        user.openid(),
                        "");
        signed.headers.put("X-CardRadar-App", user.appId());
        signed.headers.put("X-CardRadar-OpenId", user.openid());
        signed.headers.put("X-CardRadar-Time", Long.toString(time));
        signed.headers.put("X-CardRadar-Nonce", nonce);
        signed.headers.put("X-CardRadar-Signature", HexFormat.of().formatHex(hmac(key, text)));
        return signed;
    }

    /** The same, with one header changed after it was signed. */
    public SignedByGateway with(String header, String value) {
        SignedByGateway changed = new SignedByGateway(body);
        changed.headers.putAll(headers);
        changed.headers.put(header, value);
        return changed;
    }

    /** The same signature over another body. */
    public SignedByGateway withBody(String other) {
        SignedByGateway changed = new SignedByGateway(other);
        changed.headers.putAll(headers);
        return changed;
    }

    public String body() {
        return body;
    }

    public String[] headers() {
        return headers.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
