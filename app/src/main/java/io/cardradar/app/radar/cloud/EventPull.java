package io.cardradar.app.radar.cloud;

import io.cardradar.app.identity.CloudApp;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.CloudDocuments;
import io.cardradar.wechat.CloudEnv;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.cloudbase.CloudLimits;
import io.cardradar.wechat.cloudbase.Filter;
import io.cardradar.wechat.cloudbase.Filter.Operator;
import io.cardradar.wechat.cloudbase.Query;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Reads an app's events page by page. A page is stored before it is deleted or passed; a run that
 * ends anywhere is made good by the next, because the ingest knows each event by its id and each
 * refused document by its own.
 */
@Singleton
class EventPull {
    /** Pages of one run: the other apps want their turn. */
    private static final int MOST_PAGES = 100;

    /** A document may become visible after one that bears a later time. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final CloudDocuments documents;
    private final CloudEventIngest ingest;
    private final PullCursors cursors;
    private final CloudEventSettings settings;
    private final Clock clock;

    EventPull(
            WeChat weChat,
            CloudEventIngest ingest,
            PullCursors cursors,
            CloudEventSettings settings,
            Clock clock) {
        this.documents = weChat.cloud().documents();
        this.ingest = ingest;
        this.cursors = cursors;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param owner the company that registered the app
     */
    void pull(TenantId owner, CloudApp app) {
        CloudEnv env = new CloudEnv(app.app(), app.env());
        if (settings.delete()) {
            pullAndDelete(owner, env);
        } else {
            pullAndKeep(owner, env);
        }
    }

    /**
     * What is there has not been stored, or not been deleted: the first page is always the next.
     */
    private void pullAndDelete(TenantId owner, CloudEnv env) {
        Query oldest = inOrder(Filter.all());
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            List<CloudEvent> page = store(owner, env, oldest);
            List<Object> ids = page.stream().map(CloudEvent::id).filter(Objects::nonNull).toList();
            if (ids.isEmpty() || delete(env, ids) == 0 || isLast(page)) {
                return;
            }
        }
    }

    private long delete(CloudEnv env, List<Object> ids) {
        return documents.delete(
                env,
                Query.of(CloudEvent.COLLECTION)
                        .where(Filter.compare(CloudEvent.ID, Operator.IN, ids)));
    }

    private void pullAndKeep(TenantId owner, CloudEnv env) {
        Instant from = Tenancy.of(owner, () -> cursors.of(owner, env.app().appId())).minus(OVERLAP);
        Filter next = Filter.compare(CloudEvent.AT, Operator.AT_LEAST, from);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            List<CloudEvent> page = store(owner, env, inOrder(next));
            if (isLast(page)) {
                return;
            }
            next = after(page.getLast());
        }
    }

    private static Filter after(CloudEvent last) {
        Instant at = last.writtenAt().orElseThrow();
        return Filter.any(
                Filter.compare(CloudEvent.AT, Operator.GREATER, at),
                Filter.all(
                        Filter.equal(CloudEvent.AT, at),
                        Filter.compare(
                                CloudEvent.ID,
                                Operator.GREATER,
                                last.fields().get(CloudEvent.ID))));
    }

    private List<CloudEvent> store(TenantId owner, CloudEnv env, Query query) {
        String appId = env.app().appId();
        List<CloudEvent> page =
                documents.find(env, query).page().stream()
                        .map(fields -> new CloudEvent(appId, fields))
                        .toList();
        ingest.take(owner, page);
        if (!page.isEmpty()) {
            advance(owner, appId, page.getLast());
        }
        return page;
    }

    /** Never beyond now: a client that claims a later time must not hide what others write. */
    private void advance(TenantId owner, String appId, CloudEvent last) {
        Instant now = clock.instant();
        Instant position = last.writtenAt().filter(at -> at.isBefore(now)).orElse(now);
        Tenancy.run(owner, () -> cursors.advance(owner, appId, position));
    }

    private static Query inOrder(Filter filter) {
        return Query.of(CloudEvent.COLLECTION)
                .where(filter)
                .orderBy(CloudEvent.AT, false)
                .orderBy(CloudEvent.ID, false);
    }

    private static boolean isLast(List<CloudEvent> page) {
        return page.size() < CloudLimits.MOST_DOCUMENTS;
    }
}
