package io.cardradar.app.customers;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.core.annotation.Order;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a visitor on a salesperson's card a customer with a relationship, and keeps the
 * relationship's interest. A relationship begins when its first event happened, not when that event
 * arrived.
 */
@Singleton
@Order(100)
class RelationshipProjection implements Projection {
    private final CustomerLinks links;
    private final Stages stages;
    private final ProjectedTables tables;
    private final CustomerChanges changes;
    private final NewId ids;
    private final Clock clock;

    RelationshipProjection(
            CustomerLinks links,
            Stages stages,
            ProjectedTables tables,
            CustomerChanges changes,
            NewId ids,
            Clock clock) {
        this.links = links;
        this.stages = stages;
        this.tables = tables;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void apply(List<CardEvent> events) {
        Map<Person, Link> customers = customers(events);
        Map<Touch.Key, Touch> touches = new TreeMap<>();
        Map<Touch.Key, Touch> parts = new TreeMap<>();
        for (CardEvent event : events) {
            Link link = customers.get(Person.of(event));
            if (link != null) {
                add(touches, Touch.of(link.customer(), event));
                CustomerId part = link.home();
                if (part != null) {
                    add(parts, Touch.of(part, event));
                }
            }
        }
        List<Touch> rows = List.copyOf(touches.values());
        Map<TenantId, String> firstStages =
                stages.first(rows.stream().map(touch -> touch.key().tenant()).distinct().toList());
        tables.touch(rows, firstStages);
        tables.touchParts(List.copyOf(parts.values()), firstStages);
        announce(rows);
    }

    private static void add(Map<Touch.Key, Touch> touches, Touch touch) {
        touches.merge(touch.key(), touch, Touch::and);
    }

    /** The customers of a batch's visitors; new ones are added. */
    private Map<Person, Link> customers(List<CardEvent> events) {
        Map<Person, CardEvent> first = new HashMap<>();
        for (CardEvent event : events) {
            first.merge(Person.of(event), event, RelationshipProjection::earlier);
        }
        Map<Link, CardEvent> proposals =
                new TreeMap<>(
                        Comparator.comparing((Link link) -> link.tenant().value())
                                .thenComparing(link -> link.visitor().value()));
        first.forEach((person, event) -> proposals.put(person.as(newCustomer()), event));
        List<Link> holding = links.linkNew(List.copyOf(proposals.keySet()), clock.instant());
        Set<Link> begun = new HashSet<>(holding);
        begun.retainAll(proposals.keySet());
        tables.addCustomers(newOf(proposals, begun), clock.instant());
        changes.begun(List.copyOf(begun));
        return holding.stream().collect(Collectors.toMap(Person::of, Function.identity()));
    }

    private static List<Touch> newOf(Map<Link, CardEvent> proposals, Set<Link> holding) {
        return proposals.entrySet().stream()
                .filter(proposal -> holding.contains(proposal.getKey()))
                .map(proposal -> Touch.of(proposal.getKey().customer(), proposal.getValue()))
                .toList();
    }

    private CustomerId newCustomer() {
        return new CustomerId(ids.next());
    }

    private void announce(List<Touch> touches) {
        changes.changed(
                touches.stream()
                        .map(Touch::key)
                        .collect(
                                Collectors.groupingBy(
                                        Touch.Key::tenant,
                                        Collectors.mapping(
                                                Touch.Key::customer, Collectors.toSet()))));
    }

    private static CardEvent earlier(CardEvent one, CardEvent other) {
        return other.event().occurredAt().isBefore(one.event().occurredAt()) ? other : one;
    }

    private record Person(TenantId tenant, VisitorId visitor) {
        static Person of(CardEvent event) {
            return new Person(event.tenant(), event.visitor());
        }

        static Person of(Link link) {
            return new Person(link.tenant(), link.visitor());
        }

        Link as(CustomerId customer) {
            return new Link(tenant, visitor, customer);
        }
    }
}
