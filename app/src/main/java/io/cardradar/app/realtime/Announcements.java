package io.cardradar.app.realtime;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * Tells every node, after the commit of the transaction at hand, that some employees have something
 * new to read.
 *
 * <p>A NOTIFY inside the transaction would be told for certain, but PostgreSQL lets only one
 * transaction with a NOTIFY commit at a time, flush to disk included. So this node hears at once,
 * without the database, and the others by {@link NewsSender}. What is lost with a dying node is
 * found by whoever listens, who looks again now and then.
 */
@Singleton
public class Announcements {
    private final TransactionOperations<Connection> transactions;
    private final List<NewsListener> listeners;
    private final NewsSender sender;

    Announcements(
            TransactionOperations<Connection> transactions,
            List<NewsListener> listeners,
            NewsSender sender) {
        this.transactions = transactions;
        this.listeners = listeners;
        this.sender = sender;
    }

    /** Announces; must run inside the transaction that wrote the news. */
    public void announce(Collection<Address> addresses) {
        List<Address> all = List.copyOf(addresses);
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(
                        status ->
                                status.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public void afterCommit() {
                                                tell(all);
                                            }
                                        }),
                        () -> tell(all));
    }

    private void tell(List<Address> addresses) {
        for (Address address : addresses) {
            listeners.forEach(listener -> listener.onNews(address));
        }
        sender.send(addresses);
    }

    /** Whom news is for. */
    public record Address(TenantId tenant, EmployeeId employee) {}
}
