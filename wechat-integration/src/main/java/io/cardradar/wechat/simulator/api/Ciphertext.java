package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What WeChat hands to a mini-program in place of open data: AES-128-CBC with the session key, both
 * parts in Base64.
 */
public record Ciphertext(String encryptedData, String iv) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();

    static Ciphertext of(Map<String, Object> data, byte[] sessionKey) {
        var iv = new byte[16];
        RANDOM.nextBytes(iv);
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(sessionKey, "AES"),
                    new IvParameterSpec(iv));
            var sealed = cipher.doFinal(JSON.writeValueAsBytes(data));
            var base64 = Base64.getEncoder();
            return new Ciphertext(base64.encodeToString(sealed), base64.encodeToString(iv));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
