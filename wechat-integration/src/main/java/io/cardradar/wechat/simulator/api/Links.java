package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * {@code POST /wxa/generatescheme}, {@code /wxa/generate_urllink}, {@code /wxa/query_urllink} and
 * {@code /wxa/genwxashortlink}. Rules: WeChat, generateScheme, generateUrlLink, generateShortLink;
 * no link but a permanent short one lives longer than 30 days.
 */
final class Links implements Feature {

    private static final int LONGEST_PAGE_URL = 1024;
    private static final int LASTING_SHORT_LINKS = 100_000;
    private static final Pattern PAGE = Pattern.compile("[^/?\\s][^?\\s]{0,1023}");

    private final ConcurrentMap<String, LinkTarget> urlLinks = new ConcurrentHashMap<>();
    private final AccessTokens tokens;
    private final Clock clock;
    private final Quota perSecond;
    private final Quota perDay;
    private final Quota shortPerDay;
    private final Quota lasting;

    Links(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.perSecond = new Quota(clock, 100, Duration.ofSeconds(1));
        this.perDay = new Quota(clock, 500_000, Duration.ofDays(1));
        this.shortPerDay = new Quota(clock, 500_000, Duration.ofDays(1));
        this.lasting = new Quota(clock, LASTING_SHORT_LINKS, Duration.ofDays(36_500));
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/generatescheme", this::scheme);
        api.post("/wxa/generate_urllink", this::urlLink);
        api.post("/wxa/query_urllink", this::query);
        api.post("/wxa/genwxashortlink", this::shortLink);
    }

    @Override
    public void reset() {
        urlLinks.clear();
        perSecond.reset();
        perDay.reset();
        shortPerDay.reset();
        lasting.reset();
    }

    private Reply scheme(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        LinkTarget.of(app, body.path("jump_wxa"), body, clock.instant());
        count(app);
        return reply("openlink", "weixin://dl/business/?t=" + ticket(11));
    }

    private Reply urlLink(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        var target = LinkTarget.of(app, body, body, clock.instant());
        count(app);
        var link = "https://wxaurl.cn/" + ticket(11);
        urlLinks.put(link, target);
        return reply("url_link", link);
    }

    private Reply query(Exchange exchange) {
        var app = tokens.require(exchange);
        var target = urlLinks.get(Body.of(exchange).path("url_link").asText(""));
        if (target == null || !target.appId().equals(app.appId())) {
            throw Errcode.UNKNOWN_LINK.refusal();
        }
        var body = success();
        body.put("url_link_info", target.info());
        body.put("visit_openid", "");
        return Reply.json(body);
    }

    private Reply shortLink(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        requirePageUrl(app, body);
        if (body.path("page_title").asText("").isBlank()) {
            throw Errcode.INVALID_PAGE_TITLE.refusal();
        }
        if (body.path("is_permanent").asBoolean(false)) {
            lasting.use(app.appId(), Errcode.LASTING_LINKS_USED_UP);
        }
        shortPerDay.use(app.appId(), Errcode.DAILY_LIMIT);
        return reply("link", "#小程序://模拟小程序/" + ticket(15));
    }

    private static void requirePageUrl(SimulatedApp app, JsonNode body) {
        var url = body.path("page_url").asText("");
        var page = url.replaceFirst("\\?.*", "");
        if (url.length() > LONGEST_PAGE_URL
                || !PAGE.matcher(page).matches()
                || !app.publishes(page)) {
            throw Errcode.INVALID_URL.refusal();
        }
    }

    /** Schemes and URL links share their limits. */
    private void count(SimulatedApp app) {
        perSecond.use(app.appId(), Errcode.LINKS_TOO_FAST);
        perDay.use(app.appId(), Errcode.LINKS_OF_THE_DAY);
    }

    private static Reply reply(String field, String link) {
        var body = success();
        body.put(field, link);
        return Reply.json(body);
    }

    private static Map<String, Object> success() {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        return body;
    }

    private static String ticket(int length) {
        var random = new byte[length];
        ThreadLocalRandom.current().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random).substring(0, length);
    }
}
