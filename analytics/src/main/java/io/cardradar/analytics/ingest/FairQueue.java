package io.cardradar.analytics.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * A bounded queue that many parties share without one of them starving the others.
 *
 * <p>A party may have as much waiting as there is room left for everybody: one alone gets half of
 * the queue, and there always is room for the next to come (dynamic thresholds; Choudhury and
 * Hahne, 1998). Elements are taken from the parties in turn, those of one party in their order.
 */
final class FairQueue<P, E> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<P, ArrayDeque<E>> waiting = new LinkedHashMap<>();
    private final int capacity;
    private int size;

    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Whether there was room for one more of this party's. */
    boolean offer(P party, E element) {
        lock.lock();
        try {
            ArrayDeque<E> own = waiting.get(party);
            int ownSize = own == null ? 0 : own.size();
            if (ownSize >= capacity - size) {
                return false;
            }
            waiting.computeIfAbsent(party, unused -> new ArrayDeque<>()).add(element);
            size++;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return size == 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is waiting, one of each party in turn, until the weights add up to a limit.
     *
     * @param patience how long to wait for the first
     * @param weight of one element, 0 or more
     * @param limit the last element taken may go beyond it
     */
    List<E> take(Duration patience, ToIntFunction<E> weight, int limit)
            throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (size == 0 && left > 0) {
                left = filled.awaitNanos(left);
            }
            return drain(weight, limit);
        } finally {
            lock.unlock();
        }
    }

    private List<E> drain(ToIntFunction<E> weight, int limit) {
        List<E> taken = new ArrayList<>();
        long total = 0;
        while (size > 0 && total < limit) {
            Iterator<ArrayDeque<E>> parties = waiting.values().iterator();
            while (parties.hasNext() && total < limit) {
                ArrayDeque<E> own = parties.next();
                E element = own.remove();
                size--;
                if (own.isEmpty()) {
                    parties.remove();
                }
                taken.add(element);
                total += weight.applyAsInt(element);
            }
        }
        return taken;
    }
}
