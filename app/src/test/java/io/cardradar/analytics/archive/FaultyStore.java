package io.cardradar.analytics.archive;

import io.cardradar.kernel.TenantId;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in front of another, where the process dies at a certain call, or bytes go wrong. */
final class FaultyStore implements ArchiveStore {
    private final ArchiveStore behind;
    private final AtomicInteger callsToLive;
    private final boolean lying;

    private FaultyStore(ArchiveStore behind, int callsToLive, boolean lying) {
        this.behind = behind;
        this.callsToLive = new AtomicInteger(callsToLive);
        this.lying = lying;
    }

    /** Dies after some calls; half of the deaths come after the call was done. */
    static FaultyStore dyingAfter(ArchiveStore behind, int calls) {
        return new FaultyStore(behind, calls, false);
    }

    /** Gives back other bytes than it was given. */
    static FaultyStore lying(ArchiveStore behind) {
        return new FaultyStore(behind, Integer.MAX_VALUE, true);
    }

    /** Nothing catches it: like a process that is gone. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void put(TenantId tenant, String path, byte[] bytes) {
        int left = callsToLive.getAndDecrement();
        if (left == 0) {
            throw new Killed();
        }
        behind.put(tenant, path, bytes);
        if (left == 1) {
            callsToLive.set(0);
            throw new Killed();
        }
    }

    @Override
    public Optional<byte[]> get(TenantId tenant, String path) {
        if (callsToLive.getAndDecrement() == 0) {
            throw new Killed();
        }
        Optional<byte[]> bytes = behind.get(tenant, path);
        if (lying) {
            bytes.ifPresent(content -> content[content.length / 2] ^= 1);
        }
        return bytes;
    }

    @Override
    public void delete(TenantId tenant, String path) {
        behind.delete(tenant, path);
    }
}
