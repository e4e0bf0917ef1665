package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code POST /wxa/getwxacodeunlimit}. The picture is a QR code in a mini-program code's dress:
 * what it says is {@code page?scene=…}, so that tests and any phone can read it.
 */
public final class Codes implements Feature {

    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]+");
    private static final int LONGEST_SCENE = 32;
    private static final Set<String> ENV_VERSIONS = Set.of("release", "trial", "develop");

    private final AccessTokens tokens;
    private final Quota perMinute;
    private final Quota unchecked;

    Codes(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.perMinute = new Quota(clock, 5_000, Duration.ofMinutes(1));
        this.unchecked = new Quota(clock, 60_000, Duration.ofDays(36_500));
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/getwxacodeunlimit", this::answer);
    }

    @Override
    public void reset() {
        perMinute.reset();
        unchecked.reset();
    }

    private Reply answer(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        perMinute.use(app.appId(), Errcode.DAILY_LIMIT); // WeChat uses the daily code here
        var scene = scene(body);
        var page = page(body, app);
        int width = width(body);
        if (!ENV_VERSIONS.contains(body.path("env_version").asText("release"))) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return draw(new CodePicture(page + "?scene=" + scene, width, color(body)), body);
    }

    static Reply draw(CodePicture picture, JsonNode body) {
        return body.path("is_hyaline").asBoolean(false)
                ? new Reply(200, "image/png", picture.transparentPng())
                : new Reply(200, "image/jpeg", picture.jpeg());
    }

    private static String scene(JsonNode body) {
        var scene = body.path("scene").asText("");
        if (scene.isEmpty() || scene.length() > LONGEST_SCENE) {
            throw Errcode.SCENE_LENGTH.refusal();
        }
        if (!SCENE.matcher(scene).matches()) {
            throw Errcode.INVALID_SCENE.refusal();
        }
        return scene;
    }

    private String page(JsonNode body, SimulatedApp app) {
        var page = body.path("page").asText("");
        if (page.startsWith("/") || page.contains("?")) {
            throw Errcode.INVALID_PAGE.refusal();
        }
        boolean check = body.path("check_path").asBoolean(true);
        if (check && !page.isEmpty() && !app.publishes(page)) {
            throw Errcode.INVALID_PAGE.refusal();
        }
        if (!check) {
            unchecked.use(app.appId(), Errcode.CODES_USED_UP);
        }
        return page;
    }

    static int width(JsonNode body) {
        int width = body.path("width").asInt(430);
        if (width < 280 || width > 1280) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return width;
    }

    /** The line color as RGB; clients send its parts as numbers or as text. */
    static int color(JsonNode body) {
        var color = body.path("line_color");
        if (body.path("auto_color").asBoolean(false) || !color.isObject()) {
            return 0;
        }
        return part(color, "r") << 16 | part(color, "g") << 8 | part(color, "b");
    }

    private static int part(JsonNode color, String name) {
        int value = color.path(name).asInt(0);
        if (value < 0 || value > 255) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return value;
    }
}
