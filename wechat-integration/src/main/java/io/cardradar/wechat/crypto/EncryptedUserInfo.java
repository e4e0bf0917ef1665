package io.cardradar.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.PhoneNumber;

import java.time.Instant;
import java.util.Base64;

/**
 * What a mini-program hands over encrypted with its user's session key: profile, phone number,
 * group.
 *
 * @param encryptedData Base64, as the mini-program got it
 * @param iv Base64, as the mini-program got it
 */
public record EncryptedUserInfo(String encryptedData, String iv) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param json the whole object, the watermark included; personal information
     * @param encryptedAt from the watermark: old data may be a replay
     */
    public record Opened(String json, Instant encryptedAt) {

        /**
         * The phone number, where the data came from the phone number button.
         *
         * @throws UntrustedMessageException if it holds none
         */
        public PhoneNumber phoneNumber() {
            var data = parse(json);
            var national = data.path("purePhoneNumber").asText("");
            var country = data.path("countryCode").asText("");
            if (national.isEmpty() || country.isEmpty()) {
                throw new UntrustedMessageException("the data holds no phone number");
            }
            return new PhoneNumber(country, national);
        }

        @Override
        public String toString() {
            return "Opened[" + encryptedAt + "]";
        }
    }

    /**
     * @param appId must be the one in the watermark, or data of another mini-program would pass
     * @throws UntrustedMessageException if the key is not the right one (a newer log-in replaces
     *     it), or the data is not for this app
     */
    public Opened open(String sessionKey, String appId) {
        var json = new String(cipher(sessionKey).decrypt(encryptedData), UTF_8);
        var watermark = parse(json).path("watermark");
        if (!appId.equals(watermark.path("appid").asText())) {
            throw new UntrustedMessageException("the watermark names another app");
        }
        return new Opened(json, Instant.ofEpochSecond(watermark.path("timestamp").asLong()));
    }

    private AesCbc cipher(String sessionKey) {
        try {
            var decoder = Base64.getDecoder();
            return new AesCbc(decoder.decode(sessionKey), decoder.decode(iv), 16);
        } catch (IllegalArgumentException e) {
            throw AesCbc.unreadable();
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw AesCbc.unreadable();
        }
    }

    /** Personal information stays out of logs even while encrypted. */
    @Override
    public String toString() {
        return "EncryptedUserInfo[" + encryptedData.length() + " characters]";
    }
}
