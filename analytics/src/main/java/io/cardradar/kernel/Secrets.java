package io.cardradar.kernel;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Protects phone numbers, session keys and app secrets at rest: AES-256-GCM for what must be read
 * again, HMAC-SHA256 for what must only be found again. Keys are derived from one master key (HKDF,
 * RFC 5869), a separate one for each purpose.
 */
@Singleton
public class Secrets {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] master;
    private final SecretKey encryption;
    private final SecretKey lookup;

    public Secrets(SecretsSettings settings) {
        this.master = Base64.getDecoder().decode(settings.masterKey());
        if (master.length < 32) {
            throw new IllegalArgumentException(
                    "cardradar.secrets.master-key must be the Base64 of at least 32 random bytes");
        }
        this.encryption = derive(master, "encryption", "AES");
        this.lookup = derive(master, "lookup", "HmacSHA256");
    }

    /** Encrypts a text; the answer starts with its nonce. */
    public byte[] encrypt(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * Reads what {@link #encrypt} wrote.
     *
     * @throws IllegalStateException when it was written with another key or was changed
     */
    public String decrypt(byte[] stored) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[stored.length - NONCE_BYTES];
        ByteBuffer.wrap(stored).get(nonce).get(sealed);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    /** The same 32 bytes for the same text: a key for look-ups that does not tell the text. */
    public byte[] lookupHash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(lookup);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    /** Base64 of a 32-byte key for one purpose, always the same for the same master key. */
    public String derivedKey(String purpose) {
        return Base64.getEncoder()
                .encodeToString(derive(master, purpose, "HmacSHA256").getEncoded());
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret does not fit this master key", e);
        }
    }

    private static SecretKey derive(byte[] master, String purpose, String algorithm) {
        try {
            HKDFParameterSpec spec =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(new SecretKeySpec(master, "HKDF"))
                            .thenExpand(
                                    ("cardradar/" + purpose).getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is missing from this Java", e);
        }
    }
}
