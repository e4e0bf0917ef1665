package io.cardradar.wechat;

/**
 * A phone number that WeChat has verified.
 *
 * @param countryCode digits without plus sign, such as {@code 86}
 * @param national digits without country code
 */
public record PhoneNumber(String countryCode, String national) {

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
