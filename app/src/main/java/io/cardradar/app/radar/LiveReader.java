package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.realtime.Gathering;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Reads what is new for all devices of this node, on one thread and in one statement: what is
 * announced while it reads, it reads next. However many events there are, there are only as many
 * statements as the database answers one after the other.
 */
@Singleton
class LiveReader {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
    private static final int INBOXES_A_READ = 500;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final StreamSource source;
    private final StreamSettings settings;
    private final ExecutorService executor;
    private final Thread thread;
    private final Gathering<LiveInbox> woken = new Gathering<>();

    LiveReader(
            StreamSource source,
            StreamSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.source = source;
        this.settings = settings;
        this.executor = executor;
        this.thread = Thread.ofPlatform().name("radar-stream").daemon().unstarted(this::work);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        woken.stop();
        thread.join(Duration.ofSeconds(3));
    }

    /** There may be something new for these. */
    void wake(Collection<LiveInbox> inboxes) {
        woken.add(inboxes);
    }

    /** Serves a device. Each has a thread of its own, a virtual one: a slow one delays nobody. */
    void serve(Follower follower) {
        if (follower.shouldStart()) {
            executor.execute(() -> follower.serve(settings.sendWithin()));
        }
    }

    private void work() {
        try {
            List<LiveInbox> inboxes = woken.take(INBOXES_A_READ);
            while (!inboxes.isEmpty()) {
                read(inboxes);
                inboxes = woken.take(INBOXES_A_READ);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(List<LiveInbox> inboxes) throws InterruptedException {
        try {
            List<LiveInbox> begun =
                    inboxes.stream().filter(inbox -> inbox.position() < Long.MAX_VALUE).toList();
            List<LiveInbox> others =
                    inboxes.stream().filter(inbox -> inbox.position() == Long.MAX_VALUE).toList();
            readOn(begun);
            begin(others);
        } catch (RuntimeException e) {
            LOG.warn("Streams wait: {}", e.toString());
            Thread.sleep(AFTER_FAILURE);
            wake(inboxes);
        }
    }

    private void readOn(List<LiveInbox> inboxes) {
        if (inboxes.isEmpty()) {
            return;
        }
        List<StreamPage<StreamText>> pages =
                source.after(
                        inboxes.stream()
                                .map(i -> new StreamTable.Since(i.address(), i.position()))
                                .toList(),
                        inboxes.stream().map(LiveInbox::languages).toList());
        for (int i = 0; i < pages.size(); i++) {
            LiveInbox inbox = inboxes.get(i);
            inbox.append(pages.get(i), pages.get(i).reached());
            inbox.followers().values().forEach(this::serve);
            if (pages.get(i).full()) {
                wake(List.of(inbox));
            }
        }
    }

    /** An inbox that is new here begins with what comes; devices read for themselves what was. */
    private void begin(List<LiveInbox> inboxes) {
        if (inboxes.isEmpty()) {
            return;
        }
        Map<Address, Long> last = source.last(inboxes.stream().map(LiveInbox::address).toList());
        for (LiveInbox inbox : inboxes) {
            long begins = last.getOrDefault(inbox.address(), 0L);
            inbox.append(StreamPage.empty(begins), begins);
            inbox.followers().values().forEach(this::serve);
        }
    }
}
