package io.cardradar.wechat.simulator.http;

import java.util.regex.Pattern;

/**
 * A call as the log keeps it: without secrets, because somebody may try a real app id here.
 *
 * @param number counts from 1
 * @param at by the simulator's clock, in RFC 3339
 * @param status 0 if the connection was dropped
 */
public record Call(
        long number,
        String at,
        String method,
        String path,
        String request,
        int status,
        String reply) {

    private static final int LONGEST = 2_000;
    private static final Pattern SECRET =
            Pattern.compile("(secret\"?\\s*[=:]\\s*\"?)[^\"&,}\\s]+", Pattern.CASE_INSENSITIVE);

    /** Enough to tell two tokens apart. */
    private static final Pattern TOKEN = Pattern.compile("(access_token=.{12})[^,}]+");

    static Call of(long number, String at, Exchange exchange, Reply reply) {
        var request = exchange.query() + " " + body(exchange);
        return new Call(
                number,
                at,
                exchange.method(),
                exchange.path(),
                shorten(request.strip()),
                reply.status(),
                shorten(reply.summary()));
    }

    private static String body(Exchange exchange) {
        return exchange.contentType().startsWith("multipart/")
                ? exchange.contentType() + ", " + exchange.bytes().length + " bytes"
                : exchange.body();
    }

    private static String shorten(String text) {
        var masked = SECRET.matcher(text).replaceAll("$1***");
        masked = TOKEN.matcher(masked).replaceAll("$1…");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
