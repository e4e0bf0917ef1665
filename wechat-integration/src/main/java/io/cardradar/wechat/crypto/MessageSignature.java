package io.cardradar.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The signature of WeChat's message push: SHA-1 over the sorted parts, the callback token among
 * them. Compared in constant time; a missing or blank part never matches.
 */
public final class MessageSignature {

    private final String callbackToken;

    public MessageSignature(String callbackToken) {
        if (callbackToken.isBlank()) {
            throw new IllegalArgumentException("a blank callback token signs for everybody");
        }
        this.callbackToken = callbackToken;
    }

    /**
     * Checks {@code signature}: the check of the address, and pushes in plain and compatible mode.
     */
    public boolean matches(
            @Nullable String signature, @Nullable String timestamp, @Nullable String nonce) {
        return matchesAll(signature, timestamp, nonce);
    }

    /** Checks {@code msg_signature}, the only one that counts in safe mode. */
    public boolean matchesEncrypted(
            @Nullable String msgSignature,
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String encrypt) {
        return matchesAll(msgSignature, timestamp, nonce, encrypt);
    }

    /** Signs, as for a reply: the parts in any order, without the callback token. */
    public String sign(String... parts) {
        var sorted = Stream.concat(Stream.of(callbackToken), Arrays.stream(parts)).sorted();
        return sha1(String.join("", sorted.toList()));
    }

    private boolean matchesAll(@Nullable String signature, @Nullable String... parts) {
        if (signature == null) {
            return false;
        }
        var present = Arrays.stream(parts).filter(p -> p != null && !p.isBlank()).toList();
        if (present.size() != parts.length) {
            return false;
        }
        var expected = sign(present.toArray(String[]::new));
        return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
