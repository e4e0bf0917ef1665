package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cardradar.wechat.simulator.api.CloudEnvironment;
import io.cardradar.wechat.simulator.api.Clouds;
import io.cardradar.wechat.simulator.cloud.CloudFailure;
import io.cardradar.wechat.simulator.http.Exchange;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * CloudBase: what its console and mini-programs do.
 *
 * <pre>
 *                                      POST cloud/environments {appId, env}
 * GET  cloud/documents?env= collection=  → all documents
 *                                      POST cloud/documents {env, collection, openId?, data} → {id}
 * GET  cloud/files?env=                → the size of each path
 *                                      POST cloud/functions {env, name, result | error}
 * </pre>
 *
 * <p>A document with an {@code openId} is one that a mini-program wrote: the platform says in
 * {@code _openid} who it was. The collection is made if it is not there.
 */
record CloudControl(Clouds clouds) implements Control.Group {

    private record NewEnvironment(@Nullable String appId, @Nullable String env) {}

    private record NewDocument(
            @Nullable String env,
            @Nullable String collection,
            @Nullable String openId,
            @Nullable ObjectNode data) {}

    private record NewFunction(
            @Nullable String env,
            @Nullable String name,
            @Nullable String result,
            @Nullable String error) {}

    @Override
    public void addTo(Control control) {
        control.on("POST", "cloud/environments", e -> open(read(e, NewEnvironment.class)));
        control.on("GET", "cloud/documents", this::documents);
        control.on("POST", "cloud/documents", e -> write(read(e, NewDocument.class)));
        control.on("GET", "cloud/files", this::files);
        control.on("POST", "cloud/functions", e -> script(read(e, NewFunction.class)));
    }

    private Object open(NewEnvironment added) {
        var appId = given("appId", added.appId);
        var env = given("env", added.env);
        return done(() -> clouds.open(appId, env));
    }

    private Object documents(Exchange exchange) {
        var collection = given("collection", exchange.parameter("collection"));
        return Map.of("documents", environment(exchange).database().documents(collection));
    }

    private Object write(NewDocument document) {
        if (document.data == null) {
            throw new IllegalArgumentException("data is missing");
        }
        var data = document.data.deepCopy();
        data.remove("_openid");
        if (document.openId != null) {
            data.put("_openid", document.openId);
        }
        var environment = clouds.get(given("env", document.env));
        try {
            var collection = given("collection", document.collection);
            return Map.of("id", environment.database().insert(collection, data));
        } catch (CloudFailure e) {
            throw new IllegalArgumentException(e.detail(), e);
        }
    }

    private Object files(Exchange exchange) {
        var sizes = new TreeMap<String, Integer>();
        environment(exchange).files().forEach((path, file) -> sizes.put(path, file.bytes().length));
        return Map.of("files", sizes);
    }

    private Object script(NewFunction function) {
        var environment = clouds.get(given("env", function.env));
        var name = given("name", function.name);
        var result = function.result == null ? "null" : function.result;
        return done(() ->
                environment
                        .functions()
                        .put(name, new CloudEnvironment.Function(result, function.error)));
    }

    private CloudEnvironment environment(Exchange exchange) {
        return clouds.get(given("env", exchange.parameter("env")));
    }
}
