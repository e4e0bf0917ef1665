package io.cardradar.app.storage;

import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.inject.Singleton;

import java.net.URI;

/** Where the world reaches this service. */
@Singleton
class PublicAddress {
    private final StorageSettings settings;
    private final BeanProvider<EmbeddedServer> server;

    PublicAddress(StorageSettings settings, BeanProvider<EmbeddedServer> server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * @param pathAndQuery begins with a slash
     */
    URI of(String pathAndQuery) {
        URI base = settings.publicUrl();
        String root = String.valueOf(base == null ? server.get().getURI() : base);
        return URI.create(root.replaceFirst("/+$", "") + pathAndQuery);
    }
}
