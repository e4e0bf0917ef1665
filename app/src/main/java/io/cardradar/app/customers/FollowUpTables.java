package io.cardradar.app.customers;

import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Follow-ups, and what the latest of them means for its relationship. */
@Singleton
class FollowUpTables {
    private final FollowUpRepository followUps;
    private final RelationshipRepository relationships;

    FollowUpTables(FollowUpRepository followUps, RelationshipRepository relationships) {
        this.followUps = followUps;
        this.relationships = relationships;
    }

    void add(FollowUpRow row) {
        followUps.save(row);
        relationships.followed(
                row.tenantId(), row.customerId(), row.employeeId(), row.createdAt(), row.nextAt());
    }

    FollowUpRow get(TenantId tenant, UUID id) {
        return followUps.find(tenant, id).orElseThrow(NoSuchElementException::new);
    }

    List<FollowUpRow> before(TenantId tenant, TimelineScope scope, TimelinePlace place) {
        return followUps.before(tenant, scope.customer(), scope.owners(), place.at(), place.id());
    }
}
