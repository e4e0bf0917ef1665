package io.cardradar.wechat.token;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A reentrant lock among the threads of this node whose {@code tryLock} also takes a lease among
 * all nodes; {@code lock} does not.
 *
 * <p>That split fits the one user of it: WxJava fetches a token under {@code tryLock}, and takes
 * {@code lock} only to mark a token expired, which {@link AccessTokenStore#expire} does atomically.
 * So marking never waits for another node. Only the thread that holds the local lock asks for the
 * lease: a thousand waiting requests cost the store one question per {@link #POLL}, not a thousand.
 */
public final class LeaseLock implements Lock {

    private static final Duration POLL = Duration.ofMillis(25);

    private final ReentrantLock local = new ReentrantLock();
    private final Supplier<Optional<AccessTokenStore.Lease>> leases;
    private AccessTokenStore.@Nullable Lease lease;

    /**
     * @param leases tries once to get the lease, without waiting
     */
    public LeaseLock(Supplier<Optional<AccessTokenStore.Lease>> leases) {
        this.leases = leases;
    }

    public boolean isHeldByCurrentThread() {
        return local.isHeldByCurrentThread();
    }

    @Override
    public boolean tryLock() {
        if (!local.tryLock()) {
            return false;
        }
        boolean leased = false;
        try {
            leased = hasLease();
        } finally {
            if (!leased) {
                local.unlock();
            }
        }
        return leased;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(time);
        if (!local.tryLock(time, unit)) {
            return false;
        }
        boolean leased = false;
        try {
            leased = hasLease();
            while (!leased && System.nanoTime() < deadline) {
                Thread.sleep(POLL);
                leased = hasLease();
            }
        } finally {
            if (!leased) {
                local.unlock();
            }
        }
        return leased;
    }

    @Override
    public void lock() {
        local.lock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        local.lockInterruptibly();
    }

    @Override
    public void unlock() {
        var ending = local.getHoldCount() == 1 ? lease : null;
        try {
            if (ending != null) {
                lease = null;
                ending.close();
            }
        } finally {
            local.unlock();
        }
    }

    /** Waiting on it gives up the local lock only; no one here waits. */
    @Override
    public Condition newCondition() {
        return local.newCondition();
    }

    private boolean hasLease() {
        if (lease == null) {
            lease = leases.get().orElse(null);
        }
        return lease != null;
    }
}
