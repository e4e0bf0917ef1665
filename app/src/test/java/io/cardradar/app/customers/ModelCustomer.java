package io.cardradar.app.customers;

import io.cardradar.app.testing.TestCompany.Person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A visitor who became a customer, and what belongs to nobody else. */
final class ModelCustomer {
    final Person visitor;
    final Map<UUID, Share> shares = new HashMap<>();
    UUID id = new UUID(0, 0);

    ModelCustomer(Person visitor) {
        this.visitor = visitor;
    }

    Share of(Person owner) {
        return shares.computeIfAbsent(owner.id(), key -> new Share());
    }

    /** With one salesperson. */
    static final class Share {
        final List<Instant> visits = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        final Set<String> tags = new TreeSet<>();
        String stage = "lead";
        Instant movedAt = Instant.MIN;

        boolean isEmpty() {
            return visits.isEmpty()
                    && texts.isEmpty()
                    && tags.isEmpty()
                    && movedAt.equals(Instant.MIN);
        }
    }
}
