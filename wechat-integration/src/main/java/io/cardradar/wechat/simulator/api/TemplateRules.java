package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What {@code data} of a subscription message must look like. Rules: WeChat, 参数值内容限制说明. */
final class TemplateRules {

    private static final Map<String, Predicate<String>> RULES =
            Map.ofEntries(
                    Map.entry("thing", value -> length(value) <= 20),
                    Map.entry(
                            "number",
                            value -> value.length() <= 32 && matches(value, "-?\\d+(\\.\\d+)?")),
                    Map.entry("letter", value -> matches(value, "[a-zA-Z]{1,32}")),
                    Map.entry(
                            "symbol",
                            value ->
                                    length(value) <= 5
                                            && value.codePoints()
                                                    .noneMatch(Character::isLetterOrDigit)),
                    Map.entry("character_string", value -> matches(value, "[\\x21-\\x7e]{1,32}")),
                    Map.entry("time", value -> matches(value, ".*\\d{1,2}:\\d{2}.*")),
                    Map.entry("date", value -> matches(value, "\\d{4}\\D\\d{1,2}\\D\\d{1,2}.*")),
                    Map.entry("amount", value -> matches(value, "\\p{Sc}?\\d{1,10}(\\.\\d+)?元?")),
                    Map.entry("phone_number", value -> matches(value, "[-+()*\\d ]{1,17}")),
                    Map.entry(
                            "car_number",
                            value ->
                                    matches(value, "[\\p{IsHan}\\w][a-zA-Z0-9]*[\\p{IsHan}\\w]")
                                            && value.length() <= 8),
                    Map.entry("name", TemplateRules::isName),
                    Map.entry("phrase", value -> matches(value, "\\p{IsHan}{1,5}")));

    private TemplateRules() {}

    /**
     * Refuses data that does not fit, in the words that WeChat uses, misspelt as it spells them.
     */
    static void check(OwnTemplate template, JsonNode data) {
        for (var keyword : template.keywords()) {
            var value = data.path(keyword.field()).path("value").asText("");
            if (value.isEmpty()) {
                throw refusal(keyword.field(), "is emtpy");
            }
            if (!RULES.getOrDefault(keyword.rule(), any -> true).test(value)) {
                throw refusal(keyword.field(), "invalid");
            }
        }
    }

    private static Refusal refusal(String field, String what) {
        return Errcode.INVALID_DATA.refusal(" data." + field + ".value " + what);
    }

    private static boolean isName(String value) {
        boolean han = matches(value, "\\p{IsHan}+");
        return length(value) <= (han ? 10 : 20) && !matches(value, ".*\\d.*");
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    private static boolean matches(String value, String regex) {
        return Pattern.matches(regex, value);
    }
}
