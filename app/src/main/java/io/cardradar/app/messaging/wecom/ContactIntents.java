package io.cardradar.app.messaging.wecom;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.app.messaging.wecom.ContactIntent.Act;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.core.annotation.Order;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the events by which a visitor shows that he wants contact. Whether anybody is told is
 * decided afterwards: a fault there must not hold up other projections.
 */
@Singleton
@Order(1100)
class ContactIntents implements Projection {
    private final Outbox outbox;

    ContactIntents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void apply(List<CardEvent> events) {
        Map<Who, List<CardEvent>> wanting =
                events.stream()
                        .filter(event -> event.event().type().isContactIntent())
                        .collect(Collectors.groupingBy(Who::of));
        wanting.forEach(
                (who, acts) -> outbox.add(who.tenant, ContactIntent.TOPIC, who.intent(acts)));
    }

    private record Who(TenantId tenant, EmployeeId employee, VisitorId visitor) {
        static Who of(CardEvent event) {
            return new Who(event.tenant(), event.employee(), event.visitor());
        }

        ContactIntent intent(List<CardEvent> events) {
            List<Act> acts =
                    events.stream()
                            .map(event ->
                                    new Act(
                                            event.event().type().code(),
                                            event.nth(),
                                            event.event().occurredAt()))
                            .toList();
            return new ContactIntent(employee.value(), visitor.value(), acts);
        }
    }
}
