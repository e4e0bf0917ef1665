package io.cardradar.app.cards.mirror;

import io.cardradar.app.cards.PublishedCard;
import io.cardradar.app.cards.PublishedCards;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.storage.CloudBaseDocuments;
import io.cardradar.app.storage.Document;
import io.cardradar.app.storage.DocumentQuery;
import io.cardradar.app.storage.DocumentStore;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares every copy with its card and puts right what differs: what somebody changed in the
 * console, what a lost write left, and all of it for an environment that is new.
 */
@Singleton
class RepairCardMirrorJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RepairCardMirrorJob.class);
    private static final int PAGE = DocumentQuery.MOST;

    private final PublishedCards cards;
    private final CloudBaseDocuments documents;
    private final WeChatApps apps;
    private final CardMirror mirror;

    RepairCardMirrorJob(
            PublishedCards cards,
            CloudBaseDocuments documents,
            WeChatApps apps,
            CardMirror mirror) {
        this.cards = cards;
        this.documents = documents;
        this.apps = apps;
        this.mirror = mirror;
    }

    @Override
    public String name() {
        return "repair-card-mirror";
    }

    @Override
    public String cron() {
        return "0 30 18 * * ?";
    }

    @Override
    public void run() {
        for (var app : apps.allCloudApps()) {
            for (TenantId tenant : apps.companiesOf(app.app().appId())) {
                try {
                    repair(tenant, documents.in(app));
                } catch (RuntimeException e) {
                    LOG.warn("The cards of company {} wait: {}", tenant, e.getMessage());
                }
            }
        }
    }

    private void repair(TenantId tenant, DocumentStore store) {
        Map<String, Map<String, @Nullable Object>> copies = copies(tenant, store);
        int repaired = 0;
        CardId last = null;
        List<PublishedCard> page;
        do {
            page = page(tenant, last);
            for (PublishedCard card : page) {
                var copy = copies.remove(card.id().toString());
                if (copy == null || !SameJson.same(copy, mirror.fields(card))) {
                    mirror.write(store, tenant, card.id());
                    repaired++;
                }
                last = card.id();
            }
        } while (page.size() == PAGE);
        // What is left has no card that visitors see, unless one was published just now.
        copies.keySet().forEach(id -> settle(store, tenant, id));
        if (repaired + copies.size() > 0) {
            LOG.info("Repaired {} cards of company {}", repaired + copies.size(), tenant);
        }
    }

    private void settle(DocumentStore store, TenantId tenant, String id) {
        try {
            mirror.write(store, tenant, new CardId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            LOG.warn("Somebody has put a document {} among the cards of {}", id, tenant);
        }
    }

    private List<PublishedCard> page(TenantId tenant, @Nullable CardId after) {
        return Tenancy.of(tenant, () -> cards.page(tenant, after, PAGE));
    }

    private static Map<String, Map<String, @Nullable Object>> copies(
            TenantId tenant, DocumentStore store) {
        Map<String, Map<String, @Nullable Object>> copies = new HashMap<>();
        DocumentQuery all = DocumentQuery.of(tenant, MirroredCard.COLLECTION);
        List<Document> page;
        int read = 0;
        do {
            page = store.find(all.page(read, PAGE));
            read += page.size();
            page.forEach(document -> copies.put(document.id(), document.fields()));
        } while (page.size() == PAGE);
        return copies;
    }
}
