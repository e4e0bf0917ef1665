package io.cardradar.app.search;

import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The steps of a rebuild, each within the lock that it needs and within a transaction that ends
 * with it: a rebuild takes long, and nobody waits for all of it.
 */
@Singleton
class IndexSteps {
    private static final TransactionDefinition OF_ITS_OWN =
            TransactionDefinition.of(Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final IndexLocks locks;
    private final Clock clock;

    IndexSteps(TransactionOperations<Connection> transactions, IndexLocks locks, Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.clock = clock;
    }

    /** Holds other rebuilds off; false when one is under way. */
    boolean rebuilding(Runnable rebuild) {
        return inTransaction(() -> {
            boolean alone = locks.tryRebuild();
            if (alone) {
                rebuild.run();
            }
            return alone;
        });
    }

    /** Changes aliases while nobody writes; the step is given a number that no index has yet. */
    String changingAliases(LongFunction<String> change) {
        return inTransaction(() -> {
            locks.forAliases();
            return change.apply(clock.millis());
        });
    }

    /** Writes customers of one company. */
    void writing(TenantId tenant, Runnable write) {
        inTransaction(() -> {
            locks.forWriting(List.of(tenant));
            write.run();
            return true;
        });
    }

    private <T> T inTransaction(Supplier<T> step) {
        return Objects.requireNonNull(transactions.execute(OF_ITS_OWN, status -> step.get()));
    }
}
