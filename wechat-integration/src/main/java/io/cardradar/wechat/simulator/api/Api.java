package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.util.LinkedHashMap;
import java.util.Map;

/** All endpoints by path; turns their refusals into WeChat's replies. */
public final class Api implements Endpoint {

    private record Route(String method, Endpoint endpoint) {}

    private final Map<String, Route> routes = new LinkedHashMap<>();

    void get(String path, Endpoint endpoint) {
        routes.put(path, new Route("GET", endpoint));
    }

    void post(String path, Endpoint endpoint) {
        routes.put(path, new Route("POST", endpoint));
    }

    @Override
    public Reply answer(Exchange exchange) {
        try {
            return route(exchange).answer(exchange);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Endpoint route(Exchange exchange) {
        var route = routes.get(exchange.path());
        if (route == null) {
            throw Errcode.INVALID_URL.refusal();
        }
        if (!route.method.equals(exchange.method())) {
            throw "GET".equals(route.method)
                    ? Errcode.GET_REQUIRED.refusal()
                    : Errcode.POST_REQUIRED.refusal();
        }
        return route.endpoint;
    }
}
