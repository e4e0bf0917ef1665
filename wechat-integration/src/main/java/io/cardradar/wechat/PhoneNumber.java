package io.cardradar.wechat;

import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.cardradar.wechat.crypto.UntrustedMessageException;

/**
 * A phone number that WeChat has verified.
 *
 * @param countryCode digits without plus sign, such as {@code 86}
 * @param national digits without country code
 */
public record PhoneNumber(String countryCode, String national) {

    /**
     * The number in what the phone number button gives to old base libraries.
     *
     * @throws UntrustedMessageException if it holds none
     */
    public static PhoneNumber of(EncryptedUserInfo.Opened opened) {
        var data = opened.fields();
        var country = data.path("countryCode").asText("");
        var national = data.path("purePhoneNumber").asText("");
        if (country.isEmpty() || national.isEmpty()) {
            throw new UntrustedMessageException("the data holds no phone number");
        }
        return new PhoneNumber(country, national);
    }

    /** With plus sign and country code, such as {@code +8613800000001}. */
    public String international() {
        return "+" + countryCode + national;
    }

    /** Personal information: shows the last two digits only. */
    @Override
    public String toString() {
        int shown = Math.max(0, national.length() - 2);
        return "PhoneNumber[+" + countryCode + " …" + national.substring(shown) + "]";
    }
}
