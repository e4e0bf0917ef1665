package io.cardradar.wechat.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in CBC mode with PKCS7 padding to a block size of the caller's choice: WeChat pads message
 * pushes to 32 bytes, which the JDK's own padding refuses.
 */
final class AesCbc {

    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final int padTo;

    AesCbc(byte[] key, byte[] iv, int padTo) {
        this.key = new SecretKeySpec(key, "AES");
        this.iv = new IvParameterSpec(iv);
        this.padTo = padTo;
    }

    byte[] encrypt(byte[] plain) {
        int missing = padTo - plain.length % padTo;
        var padded = Arrays.copyOf(plain, plain.length + missing);
        Arrays.fill(padded, plain.length, padded.length, (byte) missing);
        try {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(padded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("padded to whole blocks", e);
        }
    }

    /**
     * @throws UntrustedMessageException always with the same text: which step failed is what a
     *     forger asks for
     */
    byte[] decrypt(String base64) {
        try {
            var padded = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
            return unpad(padded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    static UntrustedMessageException unreadable() {
        return new UntrustedMessageException("cannot be decrypted");
    }

    private byte[] unpad(byte[] padded) {
        int missing = padded.length == 0 ? 0 : padded[padded.length - 1] & 0xff;
        if (missing < 1 || missing > padTo || missing > padded.length) {
            throw unreadable();
        }
        for (int i = padded.length - missing; i < padded.length; i++) {
            if (padded[i] != missing) {
                throw unreadable();
            }
        }
        return Arrays.copyOf(padded, padded.length - missing);
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, iv);
        return cipher;
    }
}
