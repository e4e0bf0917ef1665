package io.cardradar.app.realtime;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells every node, with the commit of the transaction at hand, that some employees have something
 * new to read.
 */
@Singleton
public class Announcements {
    static final String CHANNEL = "cardradar_news";

    /** PostgreSQL allows 8,000 bytes a message; one address has 73. */
    private static final int ADDRESSES_A_MESSAGE = 100;

    private final JdbcOperations jdbc;

    Announcements(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Announces; must run inside the transaction that wrote the news. */
    public void announce(Collection<Address> addresses) {
        List<Address> all = List.copyOf(addresses);
        for (int from = 0; from < all.size(); from += ADDRESSES_A_MESSAGE) {
            int to = Math.min(all.size(), from + ADDRESSES_A_MESSAGE);
            send(
                    all.subList(from, to).stream()
                            .map(Address::text)
                            .collect(Collectors.joining(",")));
        }
    }

    private void send(String message) {
        jdbc.prepareStatement(
                "SELECT pg_notify('" + CHANNEL + "', ?)",
                statement -> {
                    statement.setString(1, message);
                    return statement.execute();
                });
    }

    /** Whom news is for. */
    public record Address(TenantId tenant, EmployeeId employee) {
        String text() {
            return tenant + "/" + employee;
        }
    }
}
