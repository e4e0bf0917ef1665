package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code POST /wxa/business/getuserphonenumber}: codes of the phone number button. */
public final class Phones implements Feature {

    private static final Pattern DEMO_CODE = Pattern.compile("demo:(\\+?[0-9]{5,15})");
    private static final Pattern ABROAD = Pattern.compile("\\+(852|853|886|65|81|44|1)([0-9]+)");

    private final Map<String, String> phones = new ConcurrentHashMap<>();
    private final AccessTokens tokens;
    private final Logins logins;
    private final Clock clock;
    private final OneTimeCodes codes;
    private final Quota perMinute;
    private final boolean demo;

    Phones(AccessTokens tokens, Logins logins, Clock clock, boolean demo) {
        this.tokens = tokens;
        this.logins = logins;
        this.clock = clock;
        this.codes = new OneTimeCodes(clock, Errcode.INVALID_CODE, Errcode.INVALID_APPID);
        this.perMinute = new Quota(clock, 5_000, Duration.ofMinutes(1));
        this.demo = demo;
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/business/getuserphonenumber", this::answer);
    }

    /**
     * @param phone a Chinese number without country code, or one with plus sign and country code
     */
    public void set(User user, String phone) {
        phones.put(user.key(), phone);
    }

    /** A code as the mini-program gets it when this user agrees to share the phone number. */
    public String freshCode(User user) {
        return codes.fresh(user);
    }

    @Override
    public void reset() {
        phones.clear();
        codes.reset();
        perMinute.reset();
    }

    private Reply answer(Exchange exchange) {
        var app = tokens.require(exchange);
        perMinute.use(app.appId(), Errcode.MINUTE_LIMIT);
        var code = Body.of(exchange).path("code").asText();
        var demoCode = DEMO_CODE.matcher(code);
        if (demo && demoCode.matches()) {
            return reply(demoCode.group(1), app);
        }
        var phone = phones.get(codes.redeem(code, app.appId()).key());
        if (phone == null) {
            throw Errcode.INVALID_CODE.refusal();
        }
        return reply(phone, app);
    }

    /**
     * What the button gives to old base libraries: the number, encrypted with the session key of
     * the user's last log-in.
     */
    public Ciphertext encrypted(User user) {
        var phone = phones.getOrDefault(user.key(), "13800138000");
        return Ciphertext.of(info(phone, user.appId()), logins.sessionKeyOf(user));
    }

    private Reply reply(String phone, SimulatedApp app) {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        body.put("phone_info", info(phone, app.appId()));
        return Reply.json(body);
    }

    private Map<String, Object> info(String phone, String appId) {
        var abroad = ABROAD.matcher(phone);
        var country = abroad.matches() ? abroad.group(1) : "86";
        var national = abroad.matches() ? abroad.group(2) : phone.replaceFirst("^\\+(86)?", "");
        var info = new LinkedHashMap<String, Object>();
        info.put("phoneNumber", country.equals("86") ? national : country + national);
        info.put("purePhoneNumber", national);
        info.put("countryCode", country);
        info.put(
                "watermark", Map.of("timestamp", clock.instant().getEpochSecond(), "appid", appId));
        return info;
    }
}
