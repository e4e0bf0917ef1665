package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what may be done to a file of the local store, and until when. The key follows from the
 * master key, so that any node honours what another one has signed.
 */
@Singleton
class SignedAccess {
    private final SecretKeySpec key;
    private final Clock clock;

    SignedAccess(Secrets secrets, Clock clock) {
        byte[] derived = Base64.getDecoder().decode(secrets.derivedKey("storage-links"));
        this.key = new SecretKeySpec(derived, "HmacSHA256");
        this.clock = clock;
    }

    /**
     * @param act what may be done, with all that limits it; no two acts may have the same text
     */
    String sign(String act, Instant expiresAt) {
        String text = act + "\n" + expiresAt.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(text));
    }

    /**
     * @throws Problem.Forbidden {@code storage.link_refused}, whatever is wrong with it
     */
    void require(String act, long expires, String signature) {
        Instant expiresAt = Instant.ofEpochSecond(expires);
        byte[] expected = sign(act, expiresAt).getBytes(StandardCharsets.US_ASCII);
        byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given) || !clock.instant().isBefore(expiresAt)) {
            throw refused();
        }
    }

    static Problem.Forbidden refused() {
        return new Problem.Forbidden(
                "storage.link_refused", "This link is over, or was never given out");
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }
}
