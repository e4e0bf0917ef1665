package io.cardradar.wechat.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A field of a subscription message that WeChat would refuse.
 *
 * @param kind what is wrong
 * @param detail what it should be, in English; does not quote the value
 */
public record FieldFault(String field, Kind kind, String detail) {

    /** What can be wrong with a field. */
    public enum Kind {
        MISSING,
        UNKNOWN,
        BAD_VALUE
    }

    /**
     * Everything that is wrong with a message.
     *
     * @param content of the template
     * @param values by field
     */
    public static List<FieldFault> in(String content, Map<String, String> values) {
        var fields = MessageTemplate.fieldsOf(content);
        var faults = new ArrayList<FieldFault>();
        for (var field : fields) {
            var value = values.get(field);
            if (value == null || value.isBlank()) {
                faults.add(new FieldFault(field, Kind.MISSING, "the template has this field"));
            } else {
                FieldType.of(field)
                        .filter(type -> !type.accepts(value))
                        .ifPresent(type ->
                                faults.add(new FieldFault(field, Kind.BAD_VALUE, type.rule())));
            }
        }
        values.keySet().stream()
                .filter(name -> !fields.contains(name))
                .forEach(name ->
                        faults.add(new FieldFault(name, Kind.UNKNOWN, "not in the template")));
        return faults;
    }
}
