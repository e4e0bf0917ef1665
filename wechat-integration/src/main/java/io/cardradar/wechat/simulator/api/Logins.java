package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * {@code GET /sns/jscode2session}. Needs no access token, and ignores one. A success carries no
 * errcode and comes as {@code text/plain}.
 */
public final class Logins implements Feature {

    private static final Pattern DEMO_CODE = Pattern.compile("demo:([A-Za-z0-9_-]{1,64})");

    private final SecureRandom randomness = new SecureRandom();
    private final Map<String, byte[]> sessionKeys = new ConcurrentHashMap<>();
    private final Apps apps;
    private final Visits visits;
    private final OneTimeCodes codes;
    private final Quota perMinuteAndUser;
    private final boolean demo;

    Logins(Apps apps, Visits visits, Clock clock, boolean demo) {
        this.apps = apps;
        this.visits = visits;
        this.codes = new OneTimeCodes(clock, Errcode.CODE_USED, Errcode.INVALID_CODE);
        this.perMinuteAndUser = new Quota(clock, 100, Duration.ofMinutes(1));
        this.demo = demo;
    }

    @Override
    public void addTo(Api api) {
        api.get("/sns/jscode2session", this::answer);
    }

    /** Makes a code of the caller's choice work, once, within the next five minutes. */
    public void script(String code, User user) {
        codes.put(code, user);
    }

    /** A code as {@code wx.login} gives it to the mini-program of this user. */
    public String freshCode(User user) {
        return codes.fresh(user);
    }

    @Override
    public void reset() {
        codes.reset();
        perMinuteAndUser.reset();
        sessionKeys.clear();
    }

    /**
     * What the user's last log-in decrypts with.
     *
     * @throws IllegalArgumentException if the user never logged in
     */
    byte[] sessionKeyOf(User user) {
        var key = sessionKeys.get(user.key());
        if (key == null) {
            throw new IllegalArgumentException("this user has not logged in");
        }
        return key.clone();
    }

    private Reply answer(Exchange exchange) {
        var app = apps.authenticate(exchange.parameter("appid"), exchange.parameter("secret"));
        if (!exchange.parameter("grant_type").equals("authorization_code")) {
            throw Errcode.INVALID_GRANT_TYPE.refusal();
        }
        var code = exchange.parameter("js_code");
        if (code.isEmpty()) {
            throw Errcode.MISSING_CODE.refusal();
        }
        var user = redeem(code, app);
        visits.visit(user);
        return reply(user).as("text/plain");
    }

    private User redeem(String code, SimulatedApp app) {
        var demoCode = DEMO_CODE.matcher(code);
        if (demo && demoCode.matches()) {
            return new User(app.appId(), demoCode.group(1)); // any number of times: no quota
        }
        var user = codes.redeem(code, app.appId());
        perMinuteAndUser.use(user.key(), Errcode.MINUTE_LIMIT);
        return user;
    }

    private Reply reply(User user) {
        var sessionKey = new byte[16];
        randomness.nextBytes(sessionKey);
        sessionKeys.put(user.key(), sessionKey);
        var body = new LinkedHashMap<String, Object>();
        body.put("session_key", Base64.getEncoder().encodeToString(sessionKey));
        body.put("openid", user.openId());
        if (user.unionId() != null) {
            body.put("unionid", user.unionId());
        }
        return Reply.json(body);
    }
}
