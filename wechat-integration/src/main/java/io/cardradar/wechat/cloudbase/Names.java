package io.cardradar.wechat.cloudbase;

import java.util.regex.Pattern;

/** Names that go into a statement as they are: nothing else can be said with them. */
final class Names {

    private static final Pattern COLLECTION = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern FIELD =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}(\\.[A-Za-z_][A-Za-z0-9_]{0,63}){0,4}");

    private Names() {}

    static String collection(String name) {
        return require(COLLECTION, name, "a collection");
    }

    /** A field, or the path of one within others: {@code address.city}. */
    static String field(String name) {
        return require(FIELD, name, "a field");
    }

    private static String require(Pattern form, String name, String what) {
        if (!form.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of " + what + ": " + name);
        }
        return name;
    }
}
