package io.cardradar.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who sends the load: visitors of the demo company, logged in.
 *
 * @param tokens one a visitor
 * @param cards of the salespeople
 */
record Crowd(List<String> tokens, List<String> cards) {
    private static final int VISITORS = 500;
    private static final int SALESPEOPLE = 8;

    static Crowd logIn(URI service) {
        Api api = new Api(service, "");
        List<String> cards =
                IntStream.rangeClosed(1, SALESPEOPLE)
                        .mapToObj(number -> api.as(token(api, "sales-" + number)))
                        .map(self -> self.get("/v1/cards?owner=me").expect(200).json())
                        .map(own -> own.at("/items/0/id").asText())
                        .toList();
        List<String> tokens =
                IntStream.range(0, VISITORS).mapToObj(i -> token(api, "bench-" + i)).toList();
        return new Crowd(tokens, cards);
    }

    private static String token(Api api, String openid) {
        JsonNode session =
                api.post(
                                "/v1/auth/wechat",
                                Map.of("appId", "wxdemo0000000001", "code", "demo:" + openid))
                        .expect(200)
                        .json();
        return session.path("accessToken").asText();
    }
}
