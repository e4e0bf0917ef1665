package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * {@code POST /wxa/getwxacode} and {@code POST /cgi-bin/wxaapp/createwxaqrcode}: codes of any path
 * with its query, 100,000 of both together in the whole life of an app.
 */
final class LimitedCodes implements Feature {

    private static final int EVER = 100_000;
    private static final int LONGEST_PATH = 1024;
    private static final int LONGEST_SQUARE_PATH = 128;

    private final ConcurrentMap<String, Integer> made = new ConcurrentHashMap<>();
    private final AccessTokens tokens;

    LimitedCodes(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/getwxacode", exchange -> answer(exchange, LONGEST_PATH));
        api.post(
                "/cgi-bin/wxaapp/createwxaqrcode",
                exchange -> answer(exchange, LONGEST_SQUARE_PATH));
    }

    @Override
    public void reset() {
        made.clear();
    }

    private Reply answer(Exchange exchange, int longest) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        var path = path(body, longest);
        if (!app.publishes(path.replaceFirst("\\?.*", ""))) {
            throw Errcode.INVALID_PAGE.refusal();
        }
        var picture = new CodePicture(path, Codes.width(body), Codes.color(body));
        if (made.merge(app.appId(), 1, Integer::sum) > EVER) {
            throw Errcode.CODES_USED_UP.refusal();
        }
        return Codes.draw(picture, body);
    }

    private static String path(JsonNode body, int longest) {
        var path = body.path("path").asText("");
        if (path.isEmpty() || path.length() > longest) {
            throw Errcode.PATH_LENGTH.refusal();
        }
        if (path.startsWith("/")) {
            throw Errcode.INVALID_PAGE.refusal();
        }
        return path;
    }
}
