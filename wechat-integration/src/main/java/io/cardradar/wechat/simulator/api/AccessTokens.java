package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * {@code GET /cgi-bin/token}, where each new token ends the one before within five minutes, and
 * {@code POST /cgi-bin/stable_token}, which repeats its token until the last five minutes unless
 * forced. The two do not know of each other's tokens. Rules: WeChat, getAccessToken and
 * getStableAccessToken.
 */
public final class AccessTokens implements Feature {

    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,512}");

    private final Map<String, IssuedToken> issued = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, String> stable = new HashMap<>();
    private final Map<String, Instant> forced = new HashMap<>();
    private final Apps apps;
    private final Clock clock;
    private final Quota plainPerDay;
    private final Quota stablePerMinute;
    private final Quota stablePerDay;
    private final Quota forcedPerDay;

    AccessTokens(Apps apps, Clock clock) {
        this.apps = apps;
        this.clock = clock;
        this.plainPerDay = new Quota(clock, 2_000, Duration.ofDays(1));
        this.stablePerMinute = new Quota(clock, 10_000, Duration.ofMinutes(1));
        this.stablePerDay = new Quota(clock, 500_000, Duration.ofDays(1));
        this.forcedPerDay = new Quota(clock, 20, Duration.ofDays(1));
    }

    @Override
    public void addTo(Api api) {
        api.get("/cgi-bin/token", this::answerPlain);
        api.post("/cgi-bin/stable_token", this::answerStable);
    }

    /** The app that a call's {@code access_token} stands for. */
    synchronized SimulatedApp require(Exchange exchange) {
        var value = exchange.parameter("access_token");
        if (value.isEmpty()) {
            throw Errcode.MISSING_TOKEN.refusal();
        }
        if (!TOKEN.matcher(value).matches()) {
            throw Errcode.INVALID_TOKEN.refusal();
        }
        var token = issued.get(value);
        if (token == null) {
            throw Errcode.INVALID_CREDENTIAL.refusal();
        }
        token.check(clock.instant());
        return apps.require(token.appId());
    }

    /**
     * Rejects an app's tokens from now on, as WeChat's platform does at times. The stable endpoint
     * goes on giving out the dead one until it is forced or the token's time is over.
     */
    public synchronized void kill(String appId) {
        var now = clock.instant();
        issued.replaceAll((value, t) -> t.appId().equals(appId) ? t.rejectedFrom(now) : t);
    }

    @Override
    public synchronized void reset() {
        issued.clear();
        plain.clear();
        stable.clear();
        forced.clear();
        plainPerDay.reset();
        stablePerMinute.reset();
        stablePerDay.reset();
        forcedPerDay.reset();
    }

    private synchronized Reply answerPlain(Exchange exchange) {
        requireGrantType(exchange.parameter("grant_type"));
        var app = apps.authenticate(exchange.parameter("appid"), exchange.parameter("secret"));
        plainPerDay.use(app.appId(), Errcode.DAILY_LIMIT);
        var now = clock.instant();
        retire(plain.get(app.appId()), now.plus(OVERLAP));
        return reply(renew(plain, app.appId(), now), now);
    }

    private synchronized Reply answerStable(Exchange exchange) {
        var body = Body.of(exchange);
        requireGrantType(body.path("grant_type").asText());
        var app = apps.authenticate(body.path("appid").asText(), body.path("secret").asText());
        stablePerMinute.use(app.appId(), Errcode.MINUTE_LIMIT);
        stablePerDay.use(app.appId(), Errcode.DAILY_LIMIT);
        var now = clock.instant();
        boolean force = body.path("force_refresh").asBoolean(false);
        return reply(force ? force(app.appId(), now) : stable(app.appId(), now), now);
    }

    private IssuedToken stable(String appId, Instant now) {
        var current = issued.get(stable.getOrDefault(appId, ""));
        return current != null && current.leftAt(now).compareTo(OVERLAP) > 0
                ? current
                : renew(stable, appId, now);
    }

    private IssuedToken force(String appId, Instant now) {
        var last = forced.get(appId);
        if (last != null && now.isBefore(last.plus(BETWEEN_FORCED))) {
            return stable(appId, now);
        }
        forcedPerDay.use(appId, Errcode.DAILY_LIMIT);
        forced.put(appId, now);
        retire(stable.get(appId), now);
        return renew(stable, appId, now);
    }

    private IssuedToken renew(Map<String, String> current, String appId, Instant now) {
        // Long dead ones are kept a while, to be told apart from tokens that never were.
        issued.values().removeIf(old -> old.leftAt(now).plus(Duration.ofDays(1)).isNegative());
        var token = IssuedToken.issue(appId, now);
        issued.put(token.value(), token);
        current.put(appId, token.value());
        return token;
    }

    private void retire(@Nullable String value, Instant from) {
        if (value != null) {
            issued.computeIfPresent(
                    value, (v, t) -> t.rejectedFrom().isBefore(from) ? t : t.rejectedFrom(from));
        }
    }

    private static void requireGrantType(String grantType) {
        if (!Objects.equals(grantType, "client_credential")) {
            throw Errcode.INVALID_GRANT_TYPE.refusal();
        }
    }

    private static Reply reply(IssuedToken token, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", token.value());
        body.put("expires_in", token.leftAt(now).toSeconds());
        return Reply.json(body);
    }
}
