package io.cardradar.chaos;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;

import java.util.List;
import java.util.stream.IntStream;

/** Founds companies of unlike size over HTTP, and logs their visitors in. */
final class Crowd {
    private static final String DEMO_APP = "wxdemo0000000001";
    private static final String PASSWORD = "Chaos-2026";
    private static final int SALESPEOPLE = 8;

    private final Api service;
    private final Api simulator;

    private Crowd(Stack stack) {
        this.service = new Api(stack.node().uri(), "");
        this.simulator = new Api(stack.simulator().uri(), "");
    }

    /** The demo company, with most of the visitors, and two small ones. */
    static List<Company> of(Stack stack) {
        Crowd crowd = new Crowd(stack);
        return List.of(crowd.demo(), crowd.found(1, 12), crowd.found(2, 4));
    }

    private Company demo() {
        List<String> sales =
                IntStream.rangeClosed(1, SALESPEOPLE)
                        .mapToObj(i -> token(logIn(DEMO_APP, "demo:sales-" + i)))
                        .toList();
        List<String> visitors =
                IntStream.range(0, 60)
                        .mapToObj(i -> token(logIn(DEMO_APP, "demo:chaos-" + i)))
                        .toList();
        String administrator = token(byPassword("13800000001", "Demo-2026"));
        JsonNode company = service.as(administrator).get("/v1/company").expect(200).json();
        return new Company(
                company.path("id").asText(),
                administrator,
                sales.stream().map(this::cardOf).toList(),
                visitors,
                sales);
    }

    private Company found(int number, int visitors) {
        String phone = "1390000000" + number;
        JsonNode company =
                service.post(
                                "/v1/companies",
                                fields(
                                        "name",
                                        "混沌公司 " + number,
                                        "administrator",
                                        fields("name", "张总", "phone", phone, "password", PASSWORD)),
                                "X-Operator-Key",
                                Stack.OPERATOR_KEY)
                        .expect(201)
                        .json();
        String administrator = token(byPassword(phone, PASSWORD));
        String app = addApp(service.as(administrator), number);
        return new Company(
                company.path("id").asText(),
                administrator,
                List.of(publishedCard(service.as(administrator))),
                IntStream.range(0, visitors).mapToObj(i -> visitor(app, i)).toList(),
                List.of(administrator));
    }

    private String addApp(Api administrator, int number) {
        String app = "wxchaos000000000" + number;
        simulator
                .post("/_control/apps", fields("appId", app, "secret", "secret-" + number))
                .expect(200);
        administrator
                .post(
                        "/v1/wechat-apps",
                        fields(
                                "appId",
                                app,
                                "name",
                                "小程序",
                                "secret",
                                "secret-" + number,
                                "callbackToken",
                                "callbackToken"))
                .expect(204);
        return app;
    }

    private static String publishedCard(Api owner) {
        JsonNode card =
                owner.post("/v1/cards", fields("name", "张总", "company", "混沌公司")).expect(201).json();
        String id = card.path("id").asText();
        owner.post("/v1/cards/" + id + "/publish", fields()).expect(200);
        return id;
    }

    private String visitor(String app, int number) {
        String code = app + "-code-" + number;
        simulator
                .post(
                        "/_control/logins",
                        fields("appId", app, "code", code, "openId", app + "-o-" + number))
                .expect(200);
        return token(logIn(app, code));
    }

    private String cardOf(String token) {
        JsonNode cards = service.as(token).get("/v1/cards?owner=me").expect(200).json();
        return cards.at("/items/0/id").asText();
    }

    private JsonNode logIn(String app, String code) {
        return service.post("/v1/auth/wechat", fields("appId", app, "code", code))
                .expect(200)
                .json();
    }

    private JsonNode byPassword(String phone, String password) {
        return service.post("/v1/auth/password", fields("phone", phone, "password", password))
                .expect(200)
                .json();
    }

    private static String token(JsonNode session) {
        return session.path("accessToken").asText();
    }
}
