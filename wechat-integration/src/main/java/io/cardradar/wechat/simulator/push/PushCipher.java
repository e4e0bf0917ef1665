package io.cardradar.wechat.simulator.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What WeChat's server does to a push in safe and compatible mode. */
final class PushCipher {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PushCipher() {}

    /** The member {@code Encrypt}: different each time, because it begins with random bytes. */
    static String encrypt(String message, String appId, String encodingAesKey) {
        var key = Base64.getDecoder().decode(encodingAesKey + "=");
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain(message, appId)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(String... parts) {
        var sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(String.join("", sorted).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Random, length, message, app id, and as many bytes as fill the last block of 32. */
    private static byte[] plain(String message, String appId) {
        var text = message.getBytes(UTF_8);
        var random = new byte[16];
        RANDOM.nextBytes(random);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(random);
            out.writeInt(text.length);
            out.write(text);
            out.write(appId.getBytes(UTF_8));
            int padding = 32 - out.size() % 32;
            for (int i = 0; i < padding; i++) {
                out.writeByte(padding);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
