package io.cardradar.wechat.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a field of a subscription message's template may hold. The name of a field begins with its
 * type: {@code thing3} is a {@code thing}. Rules: WeChat, subscribeMessage.send.
 */
public enum FieldType {
    THING("1 to 20 characters", "(?s).{1,20}"),
    NUMBER("a number of at most 32 digits", "[+-]?(?=[0-9.]{1,32}$)[0-9]+(\\.[0-9]+)?"),
    LETTER("1 to 32 Latin letters", "[A-Za-z]{1,32}"),
    SYMBOL("1 to 5 symbols", "[\\p{P}\\p{S}]{1,5}"),
    CHARACTER_STRING("1 to 32 digits, letters or symbols", "[!-~]{1,32}"),
    TIME("such as 15:01 or 2026年11月21日 15:01", Texts.TIME + "(\\s?[~-]\\s?" + Texts.TIME + ")?"),
    DATE("such as 2026年11月21日", Texts.DAY + "(\\s?" + Texts.CLOCK + ")?"),
    AMOUNT(
            "at most 10 digits, with a currency sign before or 元 behind",
            "[¥￥$€£]?(?=[0-9.]{1,13}元?$)[0-9]{1,10}(\\.[0-9]{1,2})?元?"),
    PHONE_NUMBER("at most 17 digits and symbols", "[0-9+*() -]{1,17}"),
    CAR_NUMBER(
            "a licence plate of at most 8 characters",
            "[A-Za-z0-9\\p{IsHan}][A-Za-z0-9]{0,6}[A-Za-z0-9\\p{IsHan}]?"),
    NAME(
            "at most 10 Chinese characters or 20 letters and symbols",
            "[\\p{IsHan}·]{1,10}|[\\p{IsLatin}\\p{P}\\p{S} ]{1,20}"),
    PHRASE("1 to 5 Chinese characters", "\\p{IsHan}{1,5}"),
    /** One of the values that its template lists; which they are, WeChat alone knows. */
    ENUM("one of the values of the template", "(?s).{1,20}");

    private final String rule;
    private final Pattern pattern;

    FieldType(String rule, String regex) {
        this.rule = rule;
        this.pattern = Pattern.compile(regex);
    }

    /** What a value must be, in English. */
    public String rule() {
        return rule;
    }

    public boolean accepts(String value) {
        return !value.isBlank() && pattern.matcher(value).matches();
    }

    /** The type of a field of that name; empty when its name begins with no type known here. */
    public static Optional<FieldType> of(String fieldName) {
        var type = fieldName.replaceFirst("[0-9]+$", "");
        return Arrays.stream(values()).filter(known -> known.wireName().equals(type)).findFirst();
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final class Texts {
        static final String DAY = "[0-9]{4}(年|-|/|\\.)[0-9]{1,2}(月|-|/|\\.)[0-9]{1,2}日?";
        static final String CLOCK = "([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?";
        static final String TIME = "(" + DAY + "\\s?)?" + CLOCK;
    }
}
