package io.cardradar.app.radar;

import io.cardradar.app.identity.ActiveEmployees;
import io.cardradar.app.identity.ActiveEmployees.Member;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.realtime.NewsListener;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The devices that follow a radar through this node. */
@Singleton
class Followers implements NewsListener {
    private final Map<Address, LiveInbox> inboxes = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong order = new AtomicLong();
    private final StreamSource source;
    private final LiveReader reader;
    private final StreamSettings settings;
    private final ActiveEmployees active;

    Followers(
            StreamSource source,
            LiveReader reader,
            StreamSettings settings,
            ActiveEmployees active) {
        this.source = source;
        this.reader = reader;
        this.settings = settings;
        this.active = active;
    }

    /** Lets a device follow, unless this node has too many. */
    Follower add(Connection connection, Address address, Follower.Device device) {
        long number = order.incrementAndGet();
        Follower[] added = new Follower[1];
        LiveInbox inbox =
                inboxes.compute(
                        address,
                        (same, here) -> {
                            LiveInbox live = here == null ? new LiveInbox(address) : here;
                            added[0] = new Follower(connection, live, device, source);
                            live.followers().put(number, added[0]);
                            return live;
                        });
        connections.incrementAndGet();
        connection.onGone(() -> remove(inbox, number));
        if (connections.get() > settings.connections()) {
            connection.end(Ending.FULL);
        } else {
            replaceOldest(inbox);
            reader.serve(added[0]);
            reader.wake(List.of(inbox));
        }
        return added[0];
    }

    /** Whoever opens ever more devices loses the oldest: that is rather a leak than a desk. */
    private void replaceOldest(LiveInbox inbox) {
        int surplus = inbox.followers().size() - settings.devices();
        inbox.followers().values().stream()
                .limit(Math.max(0, surplus))
                .forEach(follower -> follower.connection().end(Ending.REPLACED));
    }

    private void remove(LiveInbox inbox, long number) {
        inboxes.computeIfPresent(
                inbox.address(),
                (same, here) -> {
                    if (here.followers().remove(number) != null) {
                        connections.decrementAndGet();
                    }
                    return here.followers().isEmpty() ? null : here;
                });
        inbox.forgetSent();
    }

    @Override
    public void onNews(Address address) {
        LiveInbox inbox = inboxes.get(address);
        if (inbox != null) {
            reader.wake(List.of(inbox));
        }
    }

    @Override
    public void onAnythingMissed() {
        reader.wake(inboxes.values());
    }

    /** Ends what is over, and asks silent devices whether they are there. */
    void checkDevices(Instant now) {
        Duration pingEvery = settings.pingEvery();
        inboxes.values()
                .forEach(inbox ->
                        inbox.followers()
                                .values()
                                .forEach(follower -> follower.check(now, pingEvery)));
    }

    /** Finds what was never announced, and who may no longer follow. */
    void checkInboxes() {
        List<LiveInbox> all = List.copyOf(inboxes.values());
        if (all.isEmpty()) {
            return;
        }
        List<Address> addresses = all.stream().map(LiveInbox::address).toList();
        Map<Address, Long> last = source.last(addresses);
        Set<Member> still = active.among(addresses.stream().map(Followers::member).toList());
        List<LiveInbox> behind = new ArrayList<>();
        for (LiveInbox inbox : all) {
            if (!still.contains(member(inbox.address()))) {
                end(inbox, Ending.EMPLOYEE_GONE);
            } else if (last.getOrDefault(inbox.address(), 0L) > inbox.position()) {
                behind.add(inbox);
            }
        }
        reader.wake(behind);
    }

    private static Member member(Address address) {
        return new Member(address.tenant(), address.employee());
    }

    private static void end(LiveInbox inbox, Ending ending) {
        inbox.followers().values().forEach(follower -> follower.connection().end(ending));
    }
}
