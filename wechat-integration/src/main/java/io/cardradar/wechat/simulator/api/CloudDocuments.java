package io.cardradar.wechat.simulator.api;

import static io.cardradar.wechat.simulator.api.Clouds.number;
import static io.cardradar.wechat.simulator.api.Clouds.required;
import static io.cardradar.wechat.simulator.api.Clouds.text;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.cloud.CloudDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * {@code POST /tcb/database…}: documents by statements, collections and indexes by name. Rules:
 * WeChat, HTTP API of cloud development, database.
 */
public final class CloudDocuments implements Feature {

    private static final int MOST_COLLECTIONS = 1_000;

    private final Clouds clouds;

    CloudDocuments(Clouds clouds) {
        this.clouds = clouds;
    }

    @Override
    public void addTo(Api api) {
        statement(api, "databasequery", CloudDatabase::query);
        statement(api, "databaseadd", CloudDatabase::add);
        statement(api, "databaseupdate", CloudDatabase::update);
        statement(api, "databasedelete", CloudDatabase::remove);
        statement(api, "databasecount", CloudDatabase::count);
        statement(api, "databaseaggregate", CloudDatabase::aggregate);
        api.post("/tcb/databasecollectionadd", clouds.endpoint(CloudDocuments::create));
        api.post("/tcb/databasecollectiondelete", clouds.endpoint(CloudDocuments::drop));
        api.post("/tcb/databasecollectionget", clouds.endpoint(CloudDocuments::list));
        api.post("/tcb/updateindex", clouds.endpoint(CloudDocuments::updateIndex));
    }

    private void statement(
            Api api, String name, BiFunction<CloudDatabase, String, Map<String, Object>> verb) {
        api.post(
                "/tcb/" + name,
                clouds.endpoint((env, body) -> verb.apply(env.database(), text(body, "query"))));
    }

    @Override
    public void reset() {
        // The environments hold everything.
    }

    private static Map<String, Object> create(CloudEnvironment environment, JsonNode body) {
        environment.database().create(text(body, "collection_name"));
        return Map.of();
    }

    private static Map<String, Object> drop(CloudEnvironment environment, JsonNode body) {
        environment.database().drop(text(body, "collection_name"));
        return Map.of();
    }

    private static Map<String, Object> list(CloudEnvironment environment, JsonNode body) {
        int limit = body.has("limit") ? number(body, "limit", 1, MOST_COLLECTIONS) : 10;
        int offset = body.has("offset") ? number(body, "offset", 0, Integer.MAX_VALUE) : 0;
        var all = environment.database().described();
        return Map.of(
                "pager", Map.of("Offset", offset, "Limit", limit, "Total", all.size()),
                "collections", all.stream().skip(offset).limit(limit).toList());
    }

    private static Map<String, Object> updateIndex(CloudEnvironment environment, JsonNode body) {
        var collection = text(body, "collection_name");
        for (var index : body.path("create_indexes")) {
            var fields = fields(required(index, "keys"));
            boolean unique = index.path("unique").asBoolean(false);
            environment.database().createIndex(collection, text(index, "name"), unique, fields);
        }
        for (var index : body.path("drop_indexes")) {
            environment.database().dropIndex(collection, text(index, "name"));
        }
        return Map.of();
    }

    private static List<String> fields(JsonNode keys) {
        var fields = new ArrayList<String>();
        for (var key : keys) {
            if (!List.of("1", "-1", "2dsphere").contains(text(key, "direction"))) {
                throw Errcode.INVALID_ARGS.refusal();
            }
            fields.add(text(key, "name"));
        }
        if (fields.isEmpty()) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return fields;
    }
}
