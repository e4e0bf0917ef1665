package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.EventType;

import java.util.Set;

/** Where the figures of a metric come from. */
sealed interface Source {
    /** How many events of these types happened. */
    record Events(Set<EventType> types) implements Source {
        public Events {
            types = Set.copyOf(types);
        }

        int[] codes() {
            return types.stream().mapToInt(EventType::code).sorted().toArray();
        }
    }

    /** How long visitors stayed, over events of every type. */
    record Dwell() implements Source {}

    /** How many different visitors did anything. */
    record Visitors() implements Source {}

    /** What salespeople achieved, from the tables of the customers. */
    record Customers(CustomerFact fact) implements Source {
        @Override
        public boolean ofKnownCustomers() {
            return fact == CustomerFact.KNOWN || fact == CustomerFact.NEW;
        }
    }

    /** Whether it follows from how many customers there were at which moment. */
    default boolean ofKnownCustomers() {
        return false;
    }
}
