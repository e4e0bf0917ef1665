package io.cardradar.app.messaging.wecom;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.app.messaging.wecom.ContactIntent.Act;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Sql;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the events by which a visitor shows that he wants contact. Whether anybody is told is
 * decided afterwards: a fault there must not hold up other projections.
 */
@Singleton
@Order(1100)
class ContactIntents implements Projection {
    private final Outbox outbox;
    private final JdbcOperations jdbc;

    ContactIntents(Outbox outbox, JdbcOperations jdbc) {
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        Map<Who, List<CardEvent>> wanting =
                events.stream()
                        .filter(event -> event.event().type().isContactIntent())
                        .collect(Collectors.groupingBy(Who::of));
        if (wanting.isEmpty()) {
            return;
        }
        Set<TenantId> listening = listening(wanting.keySet());
        outbox.addAll(
                ContactIntent.TOPIC,
                wanting.entrySet().stream()
                        .filter(entry -> listening.contains(entry.getKey().tenant))
                        .map(entry -> entry.getKey().work(entry.getValue()))
                        .toList());
    }

    /** Most companies have no WeCom: nothing is queued for those. */
    private Set<TenantId> listening(Set<Who> wanting) {
        UUID[] tenants =
                wanting.stream().map(who -> who.tenant.value()).distinct().toArray(UUID[]::new);
        return Set.copyOf(
                Sql.of(
                                "SELECT tenant_id FROM wecom_account WHERE tenant_id = ANY (?) AND"
                                        + " notices",
                                (Object) tenants)
                        .list(jdbc, row -> new TenantId(row.getObject(1, UUID.class))));
    }

    private record Who(TenantId tenant, EmployeeId employee, VisitorId visitor) {
        static Who of(CardEvent event) {
            return new Who(event.tenant(), event.employee(), event.visitor());
        }

        Outbox.Work work(List<CardEvent> events) {
            List<Act> acts =
                    events.stream()
                            .map(event ->
                                    new Act(
                                            event.event().type().code(),
                                            event.nth(),
                                            event.event().occurredAt()))
                            .toList();
            return new Outbox.Work(
                    tenant, new ContactIntent(employee.value(), visitor.value(), acts));
        }
    }
}
