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
    private final Condition crowded = lock.newCondition();
    private final Map<P, Party<E>> waiting = new LinkedHashMap<>();
    private final int capacity;
    private final int share;
    private final ToIntFunction<E> weight;
    private int total;
    private int size;
    private int wanted = 1;
    private int enough;
    private int crowd = Integer.MAX_VALUE;

    /**
     * @param capacity how much all elements that wait may weigh together, but for the last one
     * @param share how much one {@link #take} brings, the last element going beyond it
     * @param weight of one element, from 1
     */
    FairQueue(int capacity, int share, ToIntFunction<E> weight) {
        this.capacity = capacity;
        this.share = share;
        this.weight = weight;
    }

    /** Whether there was room for one more of this party's. */
    boolean offer(P party, E element) {
        lock.lock();
        try {
            Party<E> own = waiting.get(party);
            if ((own == null ? 0 : own.total) >= capacity - total) {
                return false;
            }
            int heavy = weight.applyAsInt(element);
            waiting.computeIfAbsent(party, unused -> new Party<>()).add(element, heavy);
            total += heavy;
            size++;
            if (isWanted()) {
                filled.signal();
            }
            if (total >= crowd) {
                crowded.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** How many elements wait. */
    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many elements are there, or until they weigh enough. For one thread, which
     * also takes.
     *
     * @param heavy what is enough
     * @param patience how long to wait
     */
    void gather(int elements, int heavy, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            await(elements, heavy, patience);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is waiting, one of each party in turn, until the weights add up to a share.
     *
     * @param patience how long to wait for the first
     */
    List<E> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            await(1, share, patience);
            return drain();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is waiting once it weighs so much, though another thread takes what there is: for
     * one that helps it. Nothing when that does not come about.
     *
     * @param patience how long to wait for it
     */
    List<E> takeOfCrowd(int heavy, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            crowd = heavy;
            long left = patience.toNanos();
            while (total < heavy && left > 0) {
                left = crowded.awaitNanos(left);
            }
            return total < heavy ? List.of() : drain();
        } finally {
            lock.unlock();
        }
    }

    private void await(int elements, int heavy, Duration patience) throws InterruptedException {
        wanted = elements;
        enough = heavy;
        long left = patience.toNanos();
        while (!isWanted() && left > 0) {
            left = filled.awaitNanos(left);
        }
    }

    private boolean isWanted() {
        return size >= wanted || total >= enough;
    }

    private List<E> drain() {
        List<E> taken = new ArrayList<>();
        long heavy = 0;
        while (!waiting.isEmpty() && heavy < share) {
            Iterator<Party<E>> parties = waiting.values().iterator();
            while (parties.hasNext() && heavy < share) {
                Party<E> own = parties.next();
                E element = own.elements.remove();
                int one = weight.applyAsInt(element);
                own.total -= one;
                total -= one;
                size--;
                heavy += one;
                taken.add(element);
                if (own.elements.isEmpty()) {
                    parties.remove();
                }
            }
        }
        return taken;
    }

    private static final class Party<E> {
        private final ArrayDeque<E> elements = new ArrayDeque<>();
        private int total;

        void add(E element, int heavy) {
            elements.add(element);
            total += heavy;
        }
    }
}
