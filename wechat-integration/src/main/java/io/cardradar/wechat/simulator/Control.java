package io.cardradar.wechat.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.simulator.api.SimulatedApp;
import io.cardradar.wechat.simulator.api.User;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The simulator's own interface, in JSON under {@code /_control}: for tests and for people, not for
 * clients of WeChat. An unknown path or a bad body answers with an HTTP status that says so.
 *
 * <pre>
 * GET  apps                            POST apps {appId, secret, pages?}
 * GET  logins?appId= openId= unionId=  → a fresh code
 *                                      POST logins {appId, code, openId, unionId?}
 * GET  phones?appId= openId=           → a fresh code
 *                                      POST phones {appId, openId, phone}
 * GET  clock                           POST clock {advanceSeconds}
 * GET  faults, DELETE faults           POST faults: the members of {@link Fault}, path required
 * GET  calls?limit=                    → the last calls, and how many of each path
 *                                      POST tokens/kill {appId}, POST reset
 * </pre>
 */
final class Control implements Endpoint {

    static final String PREFIX = "/_control/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Boolean> DONE = Map.of("done", true);

    private record NewApp(
            @Nullable String appId, @Nullable String secret, @Nullable Set<String> pages) {}

    private record Login(
            @Nullable String appId,
            @Nullable String code,
            @Nullable String openId,
            @Nullable String unionId) {}

    private record Phone(@Nullable String appId, @Nullable String openId, @Nullable String phone) {}

    private record Kill(@Nullable String appId) {}

    private record Advance(long advanceSeconds) {}

    private record NewFault(
            @Nullable String path,
            @Nullable Integer count,
            @Nullable Integer errcode,
            @Nullable Integer status,
            @Nullable String body,
            long latencyMs,
            boolean drop,
            boolean afterWork) {}

    private final Simulator simulator;

    Control(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public Reply answer(Exchange exchange) {
        try {
            var answer = dispatch(exchange);
            return answer == null ? problem(404, "no such control") : Reply.json(answer);
        } catch (JsonProcessingException e) {
            return problem(400, e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object dispatch(Exchange exchange) throws JsonProcessingException {
        return switch (exchange.method() + " " + exchange.path()) {
            case "GET /_control/apps" -> Map.of("apps", simulator.world().apps().all());
            case "POST /_control/apps" -> add(read(exchange, NewApp.class));
            case "GET /_control/logins" ->
                    code(simulator.world().logins().freshCode(user(exchange)));
            case "POST /_control/logins" -> script(read(exchange, Login.class));
            case "GET /_control/phones" ->
                    code(simulator.world().phones().freshCode(user(exchange)));
            case "POST /_control/phones" -> set(read(exchange, Phone.class));
            case "POST /_control/tokens/kill" -> kill(read(exchange, Kill.class));
            case "GET /_control/clock" -> now();
            case "POST /_control/clock" -> advance(read(exchange, Advance.class));
            case "GET /_control/faults" -> Map.of("faults", simulator.faults().waiting());
            case "POST /_control/faults" -> inject(read(exchange, NewFault.class));
            case "DELETE /_control/faults" -> done(simulator.faults()::clear);
            case "GET /_control/calls" -> calls(exchange);
            case "POST /_control/reset" -> done(simulator::reset);
            default -> null;
        };
    }

    private Object add(NewApp app) {
        var pages = app.pages == null ? Set.<String>of() : app.pages;
        var added = new SimulatedApp(given("appId", app.appId), given("secret", app.secret), pages);
        return done(() -> simulator.world().apps().add(added));
    }

    private Object script(Login login) {
        var appId = given("appId", login.appId);
        var user = new User(appId, given("openId", login.openId), login.unionId);
        var code = given("code", login.code);
        return done(() -> simulator.world().logins().script(code, user));
    }

    private Object set(Phone phone) {
        var user = new User(given("appId", phone.appId), given("openId", phone.openId));
        var number = given("phone", phone.phone);
        return done(() -> simulator.world().phones().set(user, number));
    }

    private Object kill(Kill kill) {
        var appId = given("appId", kill.appId);
        return done(() -> simulator.world().tokens().kill(appId));
    }

    private Object advance(Advance advance) {
        simulator.clock().advance(Duration.ofSeconds(advance.advanceSeconds));
        return now();
    }

    private Object now() {
        return Map.of("now", simulator.clock().instant().toString());
    }

    private Object inject(NewFault f) {
        int count = f.count == null ? 1 : f.count;
        var fault =
                new Fault(
                        given("path", f.path),
                        count,
                        f.errcode,
                        f.status,
                        f.body,
                        f.latencyMs,
                        f.drop,
                        f.afterWork);
        return done(() -> simulator.faults().inject(fault));
    }

    private Object calls(Exchange exchange) {
        var limit = exchange.parameter("limit");
        var last = simulator.calls().last(limit.isEmpty() ? 100 : Integer.parseInt(limit));
        return Map.of("counts", simulator.calls().counts(), "calls", last);
    }

    private static User user(Exchange exchange) {
        return new User(
                given("appId", exchange.parameter("appId")),
                given("openId", exchange.parameter("openId")),
                exchange.query().get("unionId"));
    }

    private static Object code(String code) {
        return Map.of("code", code);
    }

    private static Object done(Runnable action) {
        action.run();
        return DONE;
    }

    private static String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static <T> T read(Exchange exchange, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(exchange.body(), type);
    }

    private static Reply problem(int status, String detail) {
        return Reply.json(status, Map.of("status", status, "detail", detail));
    }
}
