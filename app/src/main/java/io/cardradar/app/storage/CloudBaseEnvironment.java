package io.cardradar.app.storage;

import io.cardradar.wechat.CloudDocuments;
import io.cardradar.wechat.CloudEnv;
import io.cardradar.wechat.WeChatError;
import io.cardradar.wechat.WeChatException;
import io.cardradar.wechat.cloudbase.Documents;
import io.cardradar.wechat.cloudbase.Filter;
import io.cardradar.wechat.cloudbase.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Documents of one environment, which several companies may share: the company is part of each id
 * and of each condition. A collection is made when it is first written to.
 */
final class CloudBaseEnvironment implements DocumentStore {
    private static final String PLATFORM_ID = "_id";

    private final CloudDocuments documents;
    private final CloudEnv env;

    CloudBaseEnvironment(CloudDocuments documents, CloudEnv env) {
        this.documents = documents;
        this.env = env;
    }

    @Override
    public void put(DocumentKey key, Map<String, ?> fields) {
        DocumentFields.require(fields);
        Map<String, ?> stamped = DocumentFields.stamped(key, fields);
        if (!unlessMissing(false, () -> set(key, stamped))) {
            create(key.collection());
            CloudBaseProblems.asking(() -> set(key, stamped));
        }
    }

    private boolean set(DocumentKey key, Map<String, ?> stamped) {
        documents.set(env, key.collection(), idOf(key), stamped);
        return true;
    }

    @Override
    public Optional<Document> find(DocumentKey key) {
        return read(Query.of(key.collection()).where(Filter.equal(PLATFORM_ID, idOf(key)))).stream()
                .findFirst();
    }

    @Override
    public void delete(DocumentKey key) {
        Query query = Query.of(key.collection()).where(Filter.equal(PLATFORM_ID, idOf(key)));
        unlessMissing(0L, () -> documents.delete(env, query));
    }

    @Override
    public List<Document> find(DocumentQuery query) {
        Query cloud = query(query);
        for (DocumentQuery.Order order : query.orders()) {
            cloud = cloud.orderBy(order.field(), order.descending());
        }
        return read(cloud.orderBy(DocumentFields.ID, false).page(query.skip(), query.limit()));
    }

    @Override
    public long count(DocumentQuery query) {
        return unlessMissing(0L, () -> documents.count(env, query(query)));
    }

    private List<Document> read(Query query) {
        Documents found =
                unlessMissing(new Documents(List.of(), 0), () -> documents.find(env, query));
        return found.page().stream()
                .map(stored ->
                        new Document(
                                String.valueOf(stored.get(DocumentFields.ID)),
                                DocumentFields.unstamped(stored)))
                .toList();
    }

    private static Query query(DocumentQuery query) {
        List<Filter> all = new ArrayList<>();
        all.add(Filter.equal(DocumentFields.COMPANY, query.tenant().toString()));
        query.filters().forEach(filter -> all.add(filter(filter)));
        return Query.of(query.collection()).where(new Filter.All(all));
    }

    private static Filter filter(DocumentFilter filter) {
        Filter.Operator operator = Filter.Operator.valueOf(filter.operator().name());
        return Filter.compare(filter.field(), operator, filter.value());
    }

    private static String idOf(DocumentKey key) {
        return key.tenant() + "." + key.id();
    }

    /**
     * Another node may have been faster: whether there is a collection now, the next call shows.
     */
    private void create(String collection) {
        try {
            documents.createCollection(env, collection);
        } catch (WeChatException e) {
            if (e.error() != WeChatError.OTHER) {
                throw CloudBaseProblems.problem(e);
            }
        }
    }

    private static <T> T unlessMissing(T otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (WeChatException e) {
            if (e.error() == WeChatError.COLLECTION_MISSING) {
                return otherwise;
            }
            throw CloudBaseProblems.problem(e);
        }
    }
}
