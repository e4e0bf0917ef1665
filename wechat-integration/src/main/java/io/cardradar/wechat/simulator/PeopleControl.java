package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.api.SimulatedApp;
import io.cardradar.wechat.simulator.api.User;
import io.cardradar.wechat.simulator.api.World;
import io.cardradar.wechat.simulator.http.Exchange;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * Apps and their users.
 *
 * <pre>
 * GET  apps                            POST apps {appId, secret, pages?}
 * GET  logins?appId= openId= unionId=  → a fresh code
 *                                      POST logins {appId, code, openId, unionId?}
 * GET  phones?appId= openId=           → a fresh code
 *                                      POST phones {appId, openId, phone}
 * GET  phones/encrypted?appId= openId= → {encryptedData, iv} as old base libraries get it
 *                                      POST tokens/kill {appId}
 * GET  groups/encrypted?appId= openId= openGId= → {encryptedData, iv} as wx.getShareInfo gives it
 * </pre>
 */
record PeopleControl(World world) implements Control.Group {

    private record NewApp(
            @Nullable String appId, @Nullable String secret, @Nullable Set<String> pages) {}

    private record Login(
            @Nullable String appId,
            @Nullable String code,
            @Nullable String openId,
            @Nullable String unionId) {}

    private record Phone(@Nullable String appId, @Nullable String openId, @Nullable String phone) {}

    private record Kill(@Nullable String appId) {}

    @Override
    public void addTo(Control control) {
        control.on("GET", "apps", exchange -> Map.of("apps", world.apps().all()));
        control.on("POST", "apps", exchange -> add(read(exchange, NewApp.class)));
        control.on("GET", "logins", exchange -> code(world.logins().freshCode(user(exchange))));
        control.on("POST", "logins", exchange -> script(read(exchange, Login.class)));
        control.on("GET", "phones", exchange -> code(world.phones().freshCode(user(exchange))));
        control.on("GET", "phones/encrypted", exchange -> world.phones().encrypted(user(exchange)));
        control.on("GET", "groups/encrypted", this::group);
        control.on("POST", "phones", exchange -> set(read(exchange, Phone.class)));
        control.on("POST", "tokens/kill", exchange -> kill(read(exchange, Kill.class)));
    }

    private Object add(NewApp app) {
        var pages = app.pages == null ? Set.<String>of() : app.pages;
        var added = new SimulatedApp(given("appId", app.appId), given("secret", app.secret), pages);
        return done(() -> world.apps().add(added));
    }

    private Object script(Login login) {
        var appId = given("appId", login.appId);
        var user = new User(appId, given("openId", login.openId), login.unionId);
        var code = given("code", login.code);
        return done(() -> world.logins().script(code, user));
    }

    private Object set(Phone phone) {
        var user = new User(given("appId", phone.appId), given("openId", phone.openId));
        var number = given("phone", phone.phone);
        return done(() -> world.phones().set(user, number));
    }

    private Object kill(Kill kill) {
        var appId = given("appId", kill.appId);
        return done(() -> world.tokens().kill(appId));
    }

    private Object group(Exchange exchange) {
        var openGId = given("openGId", exchange.parameter("openGId"));
        return world.groups().encrypted(user(exchange), openGId);
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
}
