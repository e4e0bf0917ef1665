package io.cardradar.wechat.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request, read to its end.
 *
 * @param query decoded; of a parameter given twice the last value counts
 * @param contentType as it was sent; empty if it was not
 * @param bytes the body as it came
 * @param host the name and port under which the client reached this server
 */
public record Exchange(
        String method,
        String path,
        Map<String, String> query,
        String contentType,
        byte[] bytes,
        String host) {

    /** The same request, which reached this server under a name. */
    Exchange via(@Nullable String name) {
        return new Exchange(method, path, query, contentType, bytes, name == null ? "" : name);
    }

    static Exchange of(
            String method,
            String path,
            @Nullable String query,
            @Nullable String type,
            byte[] body) {
        return new Exchange(method, path, parse(query), type == null ? "" : type, body, "");
    }

    /** The body as UTF-8, whatever Content-Type says: WeChat reads it so too. */
    public String body() {
        return new String(bytes, UTF_8);
    }

    /** The value of a query parameter, empty if it is missing. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    private static Map<String, String> parse(@Nullable String rawQuery) {
        var query = new LinkedHashMap<String, String>();
        if (rawQuery == null) {
            return query;
        }
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign is somebody's test, not a reason to fail
        }
    }
}
