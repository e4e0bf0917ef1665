package io.cardradar.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** The signature of {@code rawData}, which a mini-program hands over beside a user's profile. */
public final class UserDataSignature {

    private UserDataSignature() {}

    /** Whether WeChat made this signature for a user with this session key. */
    public static boolean matches(String signature, String rawData, String sessionKey) {
        var expected = MessageSignature.sha1(rawData + sessionKey);
        return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
