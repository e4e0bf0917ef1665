package io.cardradar.app.storage;

import io.cardradar.app.identity.CloudApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.CloudEnv;
import io.cardradar.wechat.WeChat;
import io.micronaut.context.annotation.Bean;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents in CloudBase. They are written to every environment of a company, so that each of its
 * mini-programs finds them, and read from the first.
 *
 * <p>All methods throw {@link Problem.Conflict} {@code storage.no_environment} when there is none.
 */
@Singleton
@Bean(typed = CloudBaseDocuments.class)
public class CloudBaseDocuments implements DocumentStore {
    private final WeChatApps apps;
    private final WeChat weChat;

    CloudBaseDocuments(WeChatApps apps, WeChat weChat) {
        this.apps = apps;
        this.weChat = weChat;
    }

    /** The documents of one environment alone. */
    public DocumentStore in(CloudApp app) {
        return new CloudBaseEnvironment(
                weChat.cloud().documents(), new CloudEnv(app.app(), app.env()));
    }

    @Override
    public void put(DocumentKey key, Map<String, ?> fields) {
        all(key.tenant()).forEach(store -> store.put(key, fields));
    }

    @Override
    public Optional<Document> find(DocumentKey key) {
        return all(key.tenant()).getFirst().find(key);
    }

    @Override
    public void delete(DocumentKey key) {
        all(key.tenant()).forEach(store -> store.delete(key));
    }

    @Override
    public List<Document> find(DocumentQuery query) {
        return all(query.tenant()).getFirst().find(query);
    }

    @Override
    public long count(DocumentQuery query) {
        return all(query.tenant()).getFirst().count(query);
    }

    private List<DocumentStore> all(TenantId tenant) {
        List<DocumentStore> stores = apps.cloudAppsOf(tenant).stream().map(this::in).toList();
        if (stores.isEmpty()) {
            throw CloudBaseProblems.noEnvironment();
        }
        return stores;
    }
}
