package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.NewWeChatApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.WeChatApp;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The people of tests about who is who. */
final class People {
    private final TestService service;
    private final TestCompany company;
    private final Api simulator = new Api(TestStack.simulator(), "");

    People(TestService service, TestCompany company) {
        this.service = service;
        this.company = company;
    }

    /** Another mini-program of the same company; answers its id. */
    String anotherApp() {
        String id = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        simulator
                .post("/_control/apps", fields("appId", id, "secret", "secret-of-" + id))
                .expect(200);
        WeChatApp app = new WeChatApp(id, "secret-of-" + id, "callbackToken", null);
        service.bean(WeChatApps.class).add(company.tenant(), NewWeChatApp.of("第二个", app));
        return id;
    }

    /** A device before anybody has logged in on it. */
    Device device() {
        return device(UUID.randomUUID());
    }

    Device device(UUID id) {
        JsonNode session =
                service.api()
                        .post(
                                "/v1/auth/anonymous",
                                fields("appId", company.appId(), "deviceId", id.toString()))
                        .expect(200)
                        .json();
        return new Device(
                person("匿名", id.toString(), session), session.path("refreshToken").asText());
    }

    /** A WeChat user logs in. */
    Person logIn(String app, String openid, @Nullable String unionid, @Nullable Device device) {
        String code = "code-" + UUID.randomUUID();
        var login = fields("appId", app, "code", code, "openId", openid);
        if (unionid != null) {
            login.put("unionId", unionid);
        }
        simulator.post("/_control/logins", login).expect(200);
        var body = fields("appId", app, "code", code);
        if (device != null) {
            body.put("anonymousToken", device.token());
        }
        return person("访客", openid, service.api().post("/v1/auth/wechat", body).expect(200).json());
    }

    private Person person(String name, String openid, JsonNode session) {
        return new Person(
                UUID.fromString(session.path("principal").path("id").asText()),
                name,
                openid,
                service.api().as(session.path("accessToken").asText()));
    }

    /** Gives the owner of a card a phone number. */
    void givePhone(Person visitor, UUID card, String phone) {
        visitor.api()
                .post("/v1/cards/" + card + "/exchange", fields("phoneCode", "demo:" + phone))
                .expect(200);
    }

    /** Waits until all that has happened is projected, and all that follows is done. */
    void settle() {
        Eventually.until(
                () ->
                        company.count(
                                """
                                SELECT count(*) FROM outbox WHERE tenant_id = ?
                                    AND topic <> 'customer.changed' AND topic NOT LIKE 'wecom%'\
                                """),
                waiting -> waiting == 0);
    }

    /** Opens a card, and waits until that is known. */
    void open(Person visitor, UUID card) {
        Visits.act(visitor, card, "card.view");
        settle();
    }

    /** The customer who a visitor is today; null as long as the visitor is none. */
    UUID customer(Person visitor) {
        return UUID.fromString(
                Eventually.until(() -> customerOrEmpty(visitor), id -> !id.isEmpty()));
    }

    String customerOrEmpty(Person visitor) {
        String sql =
                """
                SELECT CAST(customer_id AS text) FROM customer_visitor
                WHERE tenant_id = '%s' AND visitor_id = '%s'\
                """
                        .formatted(company.tenant(), visitor.id());
        String found =
                Tenancy.of(
                        company.tenant(),
                        () ->
                                service.transactions()
                                        .executeRead(status -> {
                                            try (var statement =
                                                    status.getConnection().createStatement()) {
                                                var row = statement.executeQuery(sql);
                                                return row.next() ? row.getString(1) : "";
                                            }
                                        }));
        return found == null ? "" : found;
    }

    /** A device and its refresh token. */
    record Device(Person person, String token) {}
}
