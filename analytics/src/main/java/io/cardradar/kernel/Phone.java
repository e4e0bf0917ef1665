package io.cardradar.kernel;

import java.util.regex.Pattern;

/** Phone numbers: one spelling for storing and comparing, and a masked one for showing. */
public final class Phone {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s()\\-]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,17}");
    private static final Pattern CHINESE_MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9][0-9]{9})");

    private Phone() {}

    /**
     * Digits only; a Chinese mobile number without its country code, any other as given.
     *
     * @throws Problem.Invalid {@code phone.invalid} when it is no phone number (WeChat's limit: 17
     *     digits)
     */
    public static String normalised(String phone) {
        String digits = SEPARATORS.matcher(phone).replaceAll("");
        if (!NUMBER.matcher(digits).matches()) {
            throw new Problem.Invalid("phone.invalid", "A phone number has 5 to 17 digits");
        }
        var mobile = CHINESE_MOBILE.matcher(digits);
        if (mobile.matches()) {
            return mobile.group(1);
        }
        return digits.startsWith("+") ? digits.substring(1) : digits;
    }

    /** As lists show it: {@code 138****0001}. */
    public static String masked(String phone) {
        int length = phone.length();
        if (length < 8) {
            return "*".repeat(Math.max(0, length - 2)) + phone.substring(Math.max(0, length - 2));
        }
        return phone.substring(0, 3) + "*".repeat(length - 7) + phone.substring(length - 4);
    }
}
