package io.cardradar.analytics.visitors;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** What a list says of the visitors on it. */
public record KnownVisitors(Map<VisitorId, Known> visitors) {
    /** That of one visitor; of one who is not among them, what one says of a stranger. */
    public Known of(VisitorId visitor) {
        Known known = visitors.get(visitor);
        return known == null ? new Known(visitor, null, null) : known;
    }

    /**
     * What a list says of a visitor.
     *
     * @param givenName null where none is known
     * @param customer null while the visitor is none
     */
    public record Known(
            VisitorId visitor, @Nullable String givenName, @Nullable CustomerId customer) {
        /** What to call the visitor; {@link Visitors#placeholder} where there is no name. */
        public String name() {
            return givenName == null ? Visitors.placeholder(visitor.value()) : givenName;
        }

        /** The id of {@link #customer}, as views show it. */
        public @Nullable UUID customerId() {
            return customer == null ? null : customer.value();
        }

        Known and(Known more) {
            return new Known(
                    visitor,
                    givenName == null ? more.givenName : givenName,
                    customer == null ? more.customer : customer);
        }
    }
}
