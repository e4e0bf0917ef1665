package io.cardradar.wechat.message;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A template that an app may send subscription messages with.
 *
 * @param id WeChat's {@code priTmplId}
 * @param content a line for each field, such as {@code 备注:{{thing3.DATA}}}
 * @param longTerm whether one grant allows any number of messages
 */
public record MessageTemplate(
        String id, String title, String content, String example, boolean longTerm) {

    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

    /** The names of the fields in their order. */
    public List<String> fields() {
        return fieldsOf(content);
    }

    /** The names of the fields of a template's content in their order. */
    public static List<String> fieldsOf(String content) {
        return FIELD.matcher(content).results().map(field -> field.group(1)).toList();
    }
}
