package io.cardradar.app.cards.mirror;

import io.cardradar.app.cards.CardPublished;
import io.cardradar.app.cards.PublishedCard;
import io.cardradar.app.cards.PublishedCards;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.storage.CloudBaseDocuments;
import io.cardradar.app.storage.DocumentKey;
import io.cardradar.app.storage.DocumentStore;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.core.type.Argument;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Makes the copy of a card what visitors see of it. */
@Singleton
class CardMirror {
    private final PublishedCards cards;
    private final CloudBaseDocuments documents;
    private final WeChatApps apps;
    private final DueMirrors due;
    private final ObjectMapper json;

    CardMirror(
            PublishedCards cards,
            CloudBaseDocuments documents,
            WeChatApps apps,
            DueMirrors due,
            ObjectMapper json) {
        this.cards = cards;
        this.documents = documents;
        this.apps = apps;
        this.due = due;
        this.json = json;
    }

    /** Runs inside the transaction that publishes. */
    @EventListener
    void on(CardPublished event) {
        if (!apps.cloudAppsOf(event.tenant()).isEmpty()) {
            due.mark(event.tenant(), event.card());
        }
    }

    /** Writes or removes the copies of a card, from the tables as they are now. */
    void write(TenantId tenant, CardId id) {
        for (var app : apps.cloudAppsOf(tenant)) {
            write(documents.in(app), tenant, id);
        }
    }

    /** The same for one environment. */
    void write(DocumentStore store, TenantId tenant, CardId id) {
        DocumentKey key = MirroredCard.key(tenant, id);
        Tenancy.of(tenant, () -> cards.find(tenant, id))
                .ifPresentOrElse(card -> store.put(key, fields(card)), () -> store.delete(key));
    }

    Map<String, @Nullable Object> fields(PublishedCard card) {
        try {
            String text = json.writeValueAsString(MirroredCard.of(card));
            Map<String, Object> fields =
                    json.readValue(text, Argument.mapOf(String.class, Object.class));
            return new LinkedHashMap<>(Objects.requireNonNull(fields));
        } catch (IOException e) {
            throw new UncheckedIOException("A card cannot be written as JSON", e);
        }
    }
}
