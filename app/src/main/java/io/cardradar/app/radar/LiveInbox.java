package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A radar that devices follow through this node: its newest messages, read once for all of them,
 * and kept until the slowest that keeps up has got them.
 */
final class LiveInbox {
    /** A device that is further behind reads for itself. */
    private static final int MOST = 128;

    private static final long NOT_STARTED = -1;

    private final Address address;
    private final ConcurrentSkipListMap<Long, Follower> followers = new ConcurrentSkipListMap<>();
    private final Deque<StreamText> newest = new ArrayDeque<>();
    private long from = NOT_STARTED;
    private long to = NOT_STARTED;

    LiveInbox(Address address) {
        this.address = address;
    }

    Address address() {
        return address;
    }

    /** Those who follow, by the order in which they came. */
    ConcurrentSkipListMap<Long, Follower> followers() {
        return followers;
    }

    Set<Language> languages() {
        Set<Language> languages = EnumSet.noneOf(Language.class);
        followers.values().forEach(follower -> languages.add(follower.language()));
        return languages;
    }

    /** Where to read on; beyond everything while it is to begin with what comes. */
    synchronized long position() {
        return to == NOT_STARTED ? Long.MAX_VALUE : to;
    }

    /**
     * What comes after a number; null where that is not known here, because the device is too far
     * behind or reads another language.
     */
    synchronized @Nullable StreamPage<StreamText> after(long seq, Language language) {
        if (from == NOT_STARTED || seq < from) {
            return null;
        }
        List<StreamText> page = new ArrayList<>();
        for (StreamText text : newest) {
            if (text.seq() > seq) {
                if (!text.texts().containsKey(language)) {
                    return null;
                }
                page.add(text);
            }
        }
        return new StreamPage<>(page, Math.max(seq, to), false);
    }

    /** Takes what was read from the position on. */
    synchronized void append(StreamPage<StreamText> page, long last) {
        if (to == NOT_STARTED) {
            from = last;
            to = last;
            return;
        }
        newest.addAll(page.entries());
        to = Math.max(to, page.reached());
        while (newest.size() > MOST) {
            from = newest.removeFirst().seq();
        }
    }

    /** Gives back the room of what everybody has got. */
    synchronized void forgetSent() {
        long all =
                followers.values().stream().mapToLong(Follower::sent).min().orElse(Long.MAX_VALUE);
        while (!newest.isEmpty() && newest.getFirst().seq() <= all) {
            from = newest.removeFirst().seq();
        }
    }
}
