package io.cardradar.analytics.shares;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.concurrent.Semaphore;

/** The trees that shares of cards make. */
@Singleton
public class ShareTrees {
    /**
     * The most openings that one tree is made of: some ten thousand are a very busy card, and this
     * many take some forty megabytes for a quarter of a second.
     */
    static final int MOST_OPENINGS = 100_000;

    /** Trees that are made at the same time: what they take together stays bounded. */
    private static final int AT_ONCE = 2;

    private final ShareTable table;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    ShareTrees(ShareTable table) {
        this.table = table;
    }

    /** The tree of a card. */
    public ShareTree of(TenantId tenant, CardId card, EmployeeId owner, ShareWindow window) {
        turns.acquireUninterruptibly();
        try {
            ShareFacts facts = table.facts(tenant, card, owner, window, MOST_OPENINGS);
            return ShareTree.of(owner, facts, window);
        } finally {
            turns.release();
        }
    }
}
