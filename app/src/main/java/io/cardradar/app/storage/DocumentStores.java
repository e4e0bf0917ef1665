package io.cardradar.app.storage;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;

/** Chooses the store of documents. */
@Factory
final class DocumentStores {
    /** The adapters. */
    enum Adapter {
        /** A table of the service's own database. */
        local,
        /** CloudBase, in the environments of each company. */
        cloudbase
    }

    /**
     * @param documents where documents are kept
     */
    @ConfigurationProperties("cardradar.storage")
    record Settings(@NotNull @Bindable(defaultValue = "local") Adapter documents) {}

    @Singleton
    @Bean(typed = DocumentStore.class)
    DocumentStore documents(Settings settings, DocumentTable table, CloudBaseDocuments cloud) {
        return switch (settings.documents) {
            case local -> table;
            case cloudbase -> cloud;
        };
    }
}
