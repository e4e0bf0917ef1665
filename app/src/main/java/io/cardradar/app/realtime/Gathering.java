package io.cardradar.app.realtime;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be done next, each thing once however often it is asked for: one thread does it, and
 * whatever comes meanwhile is gathered for its next turn.
 */
public final class Gathering<T> {
    private final Set<T> waiting = new LinkedHashSet<>();
    private boolean stopped;

    /** Adds what is not waiting yet; never blocks. */
    public synchronized void add(Collection<? extends T> things) {
        waiting.addAll(things);
        notifyAll();
    }

    /** What is waiting, first come, first served; empty only when it was stopped. */
    public synchronized List<T> take(int most) throws InterruptedException {
        while (waiting.isEmpty() && !stopped) {
            wait();
        }
        if (stopped) {
            return List.of();
        }
        List<T> taken = waiting.stream().limit(most).toList();
        taken.forEach(waiting::remove);
        return taken;
    }

    /** Lets whoever takes go. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
