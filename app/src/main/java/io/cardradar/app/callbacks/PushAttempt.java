package io.cardradar.app.callbacks;

import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Has one push handled by everybody whom its kind concerns. */
@Singleton
class PushAttempt {
    private static final TransactionDefinition OF_ITS_OWN =
            TransactionDefinition.of(Propagation.REQUIRES_NEW);

    private final List<PushHandler> handlers;
    private final PushRepository pushes;
    private final Secrets secrets;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    PushAttempt(
            List<PushHandler> handlers,
            PushRepository pushes,
            Secrets secrets,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.handlers = handlers;
        this.pushes = pushes;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    <T> T inItsOwnTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(OF_ITS_OWN, status -> work.get()));
    }

    /** The state that the push has now; nothing when it was not waiting: it came a second time. */
    Optional<PushState> handle(TenantId tenant, UUID id) {
        return pushes.lock(tenant, id)
                .filter(row -> row.state() == PushState.WAITING)
                .map(row -> handle(tenant, row));
    }

    private PushState handle(TenantId tenant, PushRow row) {
        List<PushHandler> concerned =
                handlers.stream().filter(handler -> handler.kinds().contains(row.kind())).toList();
        if (concerned.isEmpty()) {
            pushes.markUnknown(tenant, row.id(), clock.instant());
            return PushState.UNKNOWN;
        }
        Push push = SealedPush.open(row, secrets);
        concerned.forEach(handler -> handler.handle(tenant, push));
        pushes.markHandled(tenant, row.id(), clock.instant());
        return PushState.HANDLED;
    }
}
