package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The fields of a push, read as WeChat writes them: names in any case and with stray spaces (its
 * own sample has {@code " OpenID"}), numbers as numbers or as text, a list of one as a bare object.
 */
public final class PushFields {

    private final Map<String, Object> fields;

    private PushFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * @param members of a JSON object as Jackson reads them: texts, numbers, booleans, lists, maps
     */
    public static PushFields of(Map<?, ?> members) {
        var fields = new HashMap<String, Object>();
        members.forEach((name, value) -> {
            if (value != null) {
                fields.putIfAbsent(normal(String.valueOf(name)), value);
            }
        });
        return new PushFields(fields);
    }

    /**
     * A field as text, without spaces around it; null if it is missing, blank or no simple value.
     */
    public @Nullable String text(String name) {
        var value = fields.get(normal(name));
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        var text = String.valueOf(value).strip();
        return text.isEmpty() ? null : text;
    }

    /** A field that is an object; empty fields if it is missing or something else. */
    public PushFields object(String name) {
        return fields.get(normal(name)) instanceof Map<?, ?> map ? of(map) : of(Map.of());
    }

    /** A field that is a list of objects, or one object where WeChat leaves the list out. */
    public List<PushFields> objects(String name) {
        return switch (fields.get(normal(name))) {
            case List<?> list ->
                    list.stream()
                            .filter(Map.class::isInstance)
                            .map(element -> of((Map<?, ?>) element))
                            .toList();
            case Map<?, ?> map -> List.of(of(map));
            case null, default -> List.of();
        };
    }

    /** All fields, their names in lower case and in order: the same text for the same content. */
    public String json() {
        return PushContent.writeJson(normal(fields));
    }

    /** Fields that {@link #json} wrote. */
    public static PushFields parse(String json) {
        return PushContent.readJson(json);
    }

    private static Map<String, Object> normal(Map<?, ?> members) {
        var normal = new TreeMap<String, Object>();
        of(members).fields.forEach((name, value) -> normal.put(name, normalValue(value)));
        return normal;
    }

    private static Object normalValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> normal(map);
            case List<?> list ->
                    list.stream().filter(Objects::nonNull).map(PushFields::normalValue).toList();
            default -> value;
        };
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
