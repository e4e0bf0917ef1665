package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.cloud.CloudFailure;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environments of CloudBase, which apps may use which, and the manner of all their endpoints.
 */
public final class Clouds implements Feature {

    /** Answers with the members of the reply beside errcode and errmsg. */
    @FunctionalInterface
    interface Verb {
        Map<String, ?> answer(CloudEnvironment environment, JsonNode body);
    }

    private final Map<String, CloudEnvironment> environments = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ofApps = new ConcurrentHashMap<>();
    private final AccessTokens tokens;

    Clouds(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(Api api) {
        // Only holds what the endpoints of its siblings work on.
    }

    /** Lets an app use an environment, which is made if there is none of this id. */
    public CloudEnvironment open(String appId, String env) {
        ofApps.computeIfAbsent(appId, id -> ConcurrentHashMap.newKeySet()).add(env);
        return environments.computeIfAbsent(env, CloudEnvironment::empty);
    }

    /**
     * @throws IllegalArgumentException if there is no such environment
     */
    public CloudEnvironment get(String env) {
        var environment = environments.get(env);
        if (environment == null) {
            throw new IllegalArgumentException("no such environment: " + env);
        }
        return environment;
    }

    @Override
    public void reset() {
        environments.clear();
        ofApps.clear();
    }

    /** An endpoint that names its environment in the body. */
    Endpoint endpoint(Verb verb) {
        return exchange -> {
            var app = tokens.require(exchange);
            var body = Body.of(exchange);
            return answer(environment(app, text(body, "env")), body, verb);
        };
    }

    /** An endpoint that names its environment in the query. */
    Endpoint endpointByQuery(Verb verb) {
        return exchange -> {
            var app = tokens.require(exchange);
            var environment = environment(app, parameter(exchange, "env"));
            return answer(environment, Body.of(exchange), verb);
        };
    }

    /** The app of a call, which has at least one environment. */
    SimulatedApp requireOpened(Exchange exchange) {
        var app = tokens.require(exchange);
        if (environmentsOf(app).isEmpty()) {
            throw Errcode.NO_CLOUD.refusal();
        }
        return app;
    }

    static Reply ok(Map<String, ?> members) {
        var reply = new LinkedHashMap<String, Object>();
        reply.put("errcode", 0);
        reply.put("errmsg", "ok");
        reply.putAll(members);
        return Reply.json(reply);
    }

    static String text(JsonNode body, String name) {
        var value = required(body, name);
        if (!value.isTextual()) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        if (value.asText().isEmpty()) {
            throw Errcode.MISSING_ARGS.refusal();
        }
        return value.asText();
    }

    static JsonNode required(JsonNode body, String name) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw Errcode.MISSING_ARGS.refusal();
        }
        return value;
    }

    static int number(JsonNode body, String name, int least, int most) {
        var value = required(body, name);
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return value.asInt();
    }

    private static String parameter(Exchange exchange, String name) {
        var value = exchange.parameter(name);
        if (value.isEmpty()) {
            throw Errcode.MISSING_ARGS.refusal();
        }
        return value;
    }

    private static Reply answer(CloudEnvironment environment, JsonNode body, Verb verb) {
        try {
            return ok(verb.answer(environment, body));
        } catch (CloudFailure e) {
            throw new Refusal(e.errcode(), e.detail());
        }
    }

    private CloudEnvironment environment(SimulatedApp app, String env) {
        var own = environmentsOf(app);
        if (own.isEmpty()) {
            throw Errcode.NO_CLOUD.refusal();
        }
        if (!own.contains(env)) {
            throw Errcode.CLOUD_RESOURCE.refusal();
        }
        return get(env);
    }

    private Set<String> environmentsOf(SimulatedApp app) {
        return new TreeSet<>(ofApps.getOrDefault(app.appId(), Set.of()));
    }
}
