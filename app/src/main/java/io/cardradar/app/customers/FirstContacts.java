package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes somebody a customer of a salesperson by another way than an event. */
@Singleton
class FirstContacts {
    private final CustomerLinks links;
    private final Stages stages;
    private final ProjectedTables tables;
    private final Regrouping regrouping;
    private final CustomerChanges changes;
    private final NewId ids;

    FirstContacts(
            CustomerLinks links,
            Stages stages,
            ProjectedTables tables,
            Regrouping regrouping,
            CustomerChanges changes,
            NewId ids) {
        this.links = links;
        this.stages = stages;
        this.tables = tables;
        this.regrouping = regrouping;
        this.changes = changes;
        this.ids = ids;
    }

    /** Begins the relationship, unless there is one; answers which customer the visitor is. */
    Link meet(TenantId tenant, VisitorId visitor, EmployeeId employee, Instant at) {
        // Neither events nor stitches may move the visitor meanwhile.
        Held held = regrouping.hold(tenant, List.of(visitor), List.of());
        Link proposal = new Link(tenant, visitor, new CustomerId(ids.next()));
        Link link = links.linkNew(List.of(proposal), at).getFirst();
        Map<TenantId, String> first = Map.of(tenant, stages.list(tenant).getFirst().key());
        Touch touch = touch(link, link.customer(), employee, at);
        if (link.equals(proposal)) {
            tables.addCustomers(List.of(touch), at);
            changes.begun(List.of(link));
        }
        tables.touch(List.of(touch), first);
        CustomerId part = link.home();
        if (part != null) {
            tables.touchParts(List.of(touch(link, part, employee, at)), first);
        }
        changes.changed(tenant, link.customer());
        regrouping.release(held);
        return link;
    }

    private static Touch touch(Link link, CustomerId customer, EmployeeId employee, Instant at) {
        Touch.Key key = new Touch.Key(link.tenant(), customer, employee);
        return new Touch(key, new Heat(0, at), at, at, "direct");
    }
}
