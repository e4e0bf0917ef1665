package io.cardradar.wechat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.cloudbase.Aggregation;
import io.cardradar.wechat.cloudbase.Documents;
import io.cardradar.wechat.cloudbase.Query;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Documents of CloudBase's database. Values are texts, numbers, truths, times ({@link
 * java.time.Instant}), lists and maps. A collection that is not there is {@link
 * WeChatError#COLLECTION_MISSING}.
 */
public final class CloudDocuments {

    private final CloudCalls calls;

    CloudDocuments(CloudCalls calls) {
        this.calls = calls;
    }

    public Documents find(CloudEnv env, Query query) {
        var reply = run(env, "databasequery", query.get());
        var total = CloudCalls.number(CloudCalls.promised(reply, "pager"), "Total");
        return new Documents(read(CloudCalls.texts(reply, "data")), total);
    }

    public long count(CloudEnv env, Query query) {
        return CloudCalls.number(run(env, "databasecount", query.count()), "count");
    }

    public List<Map<String, @Nullable Object>> aggregate(CloudEnv env, Aggregation aggregation) {
        var reply = run(env, "databaseaggregate", aggregation.text());
        return read(CloudCalls.texts(reply, "data"));
    }

    /**
     * Adds documents. When the answer is lost they may have been added: only those that bring their
     * own {@code _id} can be sent again without harm.
     *
     * @return their ids
     */
    public List<String> add(
            CloudEnv env, String collection, List<? extends Map<String, ?>> documents) {
        var reply = run(env, "databaseadd", Query.add(collection, documents));
        return CloudCalls.texts(reply, "id_list");
    }

    /** Makes a document of this id be exactly so, whether it is there or not. */
    public void set(CloudEnv env, String collection, String id, Map<String, ?> document) {
        run(env, "databaseupdate", Query.set(collection, id, document));
    }

    /**
     * Changes fields of documents.
     *
     * @return how many documents the query means
     */
    public long update(CloudEnv env, Query query, Map<String, ?> changed) {
        return CloudCalls.number(run(env, "databaseupdate", query.update(changed)), "matched");
    }

    /**
     * @return how many documents there were
     */
    public long delete(CloudEnv env, Query query) {
        return CloudCalls.number(run(env, "databasedelete", query.remove()), "deleted");
    }

    /** Makes a collection, which only the environment's owner may read and write so far. */
    public void createCollection(CloudEnv env, String collection) {
        var body = calls.body(env).put("collection_name", Query.of(collection).collection());
        calls.post(env, "databasecollectionadd", body);
    }

    private JsonNode run(CloudEnv env, String verb, String statement) {
        return calls.post(env, verb, calls.body(env).put("query", statement));
    }

    private static List<Map<String, @Nullable Object>> read(List<String> json) {
        try {
            return Documents.read(json);
        } catch (IllegalStateException e) {
            throw WeChatException.unavailable("an unreadable document");
        }
    }
}
