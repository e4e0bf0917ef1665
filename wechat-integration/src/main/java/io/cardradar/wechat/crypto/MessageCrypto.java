package io.cardradar.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The encryption of message pushes in safe and compatible mode.
 *
 * <p>Plain text: 16 random bytes, the message's length in 4 bytes, the message, the app id. Key:
 * EncodingAESKey, whose first 16 bytes are also the IV; padding to 32 bytes. Check the signature
 * before decrypting.
 */
public final class MessageCrypto {

    private static final int RANDOM = 16;
    private static final int HEADER = RANDOM + Integer.BYTES;

    private final byte[] appId;
    private final AesCbc cipher;
    private final SecureRandom randomness = new SecureRandom();

    /**
     * @param encodingAesKey the 43 characters from WeChat's console
     */
    public MessageCrypto(String appId, String encodingAesKey) {
        // The 43rd character carries two bits too many, which the JDK's decoder tolerates.
        var key = Base64.getDecoder().decode(encodingAesKey + "=");
        if (key.length != 32) {
            throw new IllegalArgumentException("encodingAesKey: 43 characters of Base64");
        }
        this.appId = appId.getBytes(UTF_8);
        this.cipher = new AesCbc(key, Arrays.copyOf(key, 16), 32);
    }

    /**
     * @param encrypt the member {@code Encrypt} of a push
     * @return the message, JSON or XML as the console is set
     * @throws UntrustedMessageException if it cannot be decrypted or is for another app
     */
    public String decrypt(String encrypt) {
        var plain = ByteBuffer.wrap(cipher.decrypt(encrypt));
        if (plain.remaining() < HEADER) {
            throw AesCbc.unreadable();
        }
        int length = plain.getInt(RANDOM);
        if (length < 0 || length > plain.remaining() - HEADER) {
            throw AesCbc.unreadable();
        }
        var receiver = Arrays.copyOfRange(plain.array(), HEADER + length, plain.limit());
        if (!MessageDigest.isEqual(receiver, appId)) {
            throw new UntrustedMessageException("encrypted for another app");
        }
        return new String(plain.array(), HEADER, length, UTF_8);
    }

    /** The member {@code Encrypt} of a reply or, in a simulator, of a push. */
    public String encrypt(String message) {
        var random = new byte[RANDOM];
        randomness.nextBytes(random);
        return encrypt(message, random);
    }

    String encrypt(String message, byte[] random) {
        var text = message.getBytes(UTF_8);
        var plain =
                ByteBuffer.allocate(HEADER + text.length + appId.length)
                        .put(random)
                        .putInt(text.length)
                        .put(text)
                        .put(appId);
        return Base64.getEncoder().encodeToString(cipher.encrypt(plain.array()));
    }
}
