package io.cardradar.app.customers;

import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows customers with the names of stages and owners, and with today's score. */
@Singleton
class CustomerViews {
    private final Employees employees;
    private final Stages stages;
    private final Clock clock;

    CustomerViews(Employees employees, Stages stages, Clock clock) {
        this.employees = employees;
        this.stages = stages;
        this.clock = clock;
    }

    List<CustomerItem> items(TenantId tenant, List<SeenCustomer> customers) {
        Names names = names(tenant, customers.stream().map(c -> c.acting().owner()).toList());
        return customers.stream().map(customer -> item(customer, names)).toList();
    }

    private CustomerItem item(SeenCustomer seen, Names names) {
        Relationship acting = seen.acting();
        return new CustomerItem(
                seen.customer().id().value(),
                seen.customer().shownAs(),
                acting.remark(),
                seen.customer().company(),
                seen.phone(),
                acting.stage(),
                names.stage(acting.stage()),
                acting.tags(),
                acting.heat().score(clock.instant()),
                names.person(acting.owner()),
                acting.lastActiveAt());
    }

    DetailView detail(Caller caller, SeenCustomer seen) {
        Names names =
                names(caller.tenant(), seen.seen().stream().map(Relationship::owner).toList());
        CustomerItem item = item(seen, names);
        Customer customer = seen.customer();
        return new DetailView(
                item.id(),
                item.name(),
                item.remark(),
                item.company(),
                customer.position(),
                customer.email(),
                item.phone(),
                customer.phoneVerifiedAt() != null,
                seen.formerPhone(),
                item.stage(),
                item.stageName(),
                item.tags(),
                item.score(),
                item.owner(),
                item.lastActiveAt(),
                customer.source(),
                seen.seen().stream()
                        .map(relationship -> relationship(relationship, names))
                        .toList(),
                seen.acting().nextFollowUpAt(),
                customer.createdAt(),
                customer.version());
    }

    private RelationshipView relationship(Relationship relationship, Names names) {
        return new RelationshipView(
                names.person(relationship.owner()),
                relationship.stage(),
                names.stage(relationship.stage()),
                relationship.tags(),
                relationship.heat().score(clock.instant()),
                relationship.lastActiveAt());
    }

    Names names(TenantId tenant, Collection<EmployeeId> people) {
        return new Names(employees.names(tenant, people), stages.byKey(tenant));
    }

    /** The names that a view needs. */
    record Names(Map<EmployeeId, String> people, Map<String, Stage> stages) {
        CustomerItem.Person person(EmployeeId id) {
            return new CustomerItem.Person(id.value(), people.getOrDefault(id, ""));
        }

        String stage(String key) {
            Stage stage = stages.get(key);
            return stage == null ? key : stage.name();
        }
    }

    /**
     * A customer's page: what lists show, and more.
     *
     * @param phoneVerified whether the customer gave the phone through WeChat; otherwise somebody
     *     typed it
     * @param formerPhone the typed one that the customer's own has replaced
     * @param source how the customer came: {@code share}, {@code scene:<number>} or {@code direct}
     * @param relationships all that the caller may see, the most recently active first
     * @param version as in the ETag
     */
    @Serdeable
    record DetailView(
            UUID id,
            String name,
            @Nullable String remark,
            @Nullable String company,
            @Nullable String position,
            @Nullable String email,
            @Nullable String phone,
            boolean phoneVerified,
            @Nullable String formerPhone,
            String stage,
            String stageName,
            List<String> tags,
            int score,
            CustomerItem.Person owner,
            Instant lastActiveAt,
            String source,
            List<RelationshipView> relationships,
            @Nullable Instant nextFollowUpAt,
            Instant createdAt,
            int version) {}

    /** One salesperson's side of a customer. */
    @Serdeable
    record RelationshipView(
            CustomerItem.Person owner,
            String stage,
            String stageName,
            List<String> tags,
            int score,
            Instant lastActiveAt) {}
}
