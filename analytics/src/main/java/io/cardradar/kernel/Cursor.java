package io.cardradar.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A place in a list, opaque to clients: the sort keys of the last item shown. */
public final class Cursor {
    private static final String SEPARATOR = "\n";

    private Cursor() {}

    public static String of(Object... keys) {
        List<String> parts = java.util.Arrays.stream(keys).map(String::valueOf).toList();
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The keys that {@link #of} was given.
     *
     * @throws Problem.Invalid {@code page.bad_cursor} when this is no cursor of ours
     */
    public static List<String> parse(String cursor, int keys) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == keys) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw bad();
        }
        throw bad();
    }

    /** The refusal of a cursor whose keys do not parse. */
    public static Problem.Invalid bad() {
        return new Problem.Invalid(
                "page.bad_cursor", "The cursor is not one that this list gave out");
    }
}
