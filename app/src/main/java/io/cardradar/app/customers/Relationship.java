package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One customer and one salesperson.
 *
 * @param remark what this salesperson calls the customer
 * @param stage a key of the company's {@link Stages}
 * @param tags in the order in which they were added
 * @param lastActiveAt the customer's last act on this salesperson's card; where there was none, the
 *     beginning of the relationship
 */
public record Relationship(
        CustomerId customer,
        EmployeeId owner,
        @Nullable String remark,
        String stage,
        Instant stageSince,
        List<String> tags,
        Heat heat,
        Instant lastActiveAt,
        @Nullable Instant lastFollowedAt,
        @Nullable Instant nextFollowUpAt,
        Instant createdAt) {
    RelationshipKey key() {
        return new RelationshipKey(customer, owner);
    }
}
