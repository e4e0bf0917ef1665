package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.realtime.NewsListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.websocket.WebSocketSession;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** The devices that follow a radar through this node. */
@Singleton
class Followers implements NewsListener {
    private final Map<Address, Set<Follower>> byInbox = new ConcurrentHashMap<>();
    private final StreamSource source;
    private final ExecutorService executor;

    Followers(StreamSource source, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.source = source;
        this.executor = executor;
    }

    Follower add(WebSocketSession session, Address inbox, long since, Locale locale) {
        Follower follower = new Follower(session, inbox, since, locale, source);
        byInbox.computeIfAbsent(inbox, unused -> ConcurrentHashMap.newKeySet()).add(follower);
        wake(follower);
        return follower;
    }

    void remove(Follower follower) {
        byInbox.computeIfPresent(
                follower.inbox(),
                (inbox, here) -> {
                    here.remove(follower);
                    return here.isEmpty() ? null : here;
                });
    }

    @Override
    public void onNews(Address address) {
        byInbox.getOrDefault(address, Set.of()).forEach(this::wake);
    }

    @Override
    public void onAnythingMissed() {
        byInbox.values().forEach(here -> here.forEach(this::wake));
    }

    /** Each follower is served on a thread of its own: a slow one delays nobody else. */
    private void wake(Follower follower) {
        if (follower.shouldStart()) {
            executor.execute(follower::serve);
        }
    }
}
