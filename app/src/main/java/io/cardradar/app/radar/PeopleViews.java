package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.app.radar.Behaviours.Behaviour;
import io.cardradar.app.radar.People.Person;
import io.cardradar.app.radar.RadarViews.VisitorView;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows people and behaviours with the names that people read. */
@Singleton
class PeopleViews {
    private final Visitors visitors;
    private final CustomerLinks customers;
    private final EventTexts texts;

    PeopleViews(Visitors visitors, CustomerLinks customers, EventTexts texts) {
        this.visitors = visitors;
        this.customers = customers;
        this.texts = texts;
    }

    List<PersonView> of(TenantId tenant, List<Person> people) {
        Set<VisitorId> ids = people.stream().map(Person::visitor).collect(Collectors.toSet());
        Map<VisitorId, String> names = visitors.names(tenant, ids);
        Map<VisitorId, CustomerId> links = customers.customersOf(tenant, ids);
        return people.stream().map(person -> view(person, names, links)).toList();
    }

    BehaviourView behaviour(Behaviour behaviour, Locale locale) {
        return new BehaviourView(
                behaviour.type().wireName(),
                texts.name(behaviour.type(), locale),
                behaviour.events(),
                behaviour.visitors(),
                behaviour.lastAt());
    }

    private static PersonView view(
            Person person, Map<VisitorId, String> names, Map<VisitorId, CustomerId> links) {
        CustomerId customer = links.get(person.visitor());
        return new PersonView(
                new VisitorView(person.visitor().value(), names.getOrDefault(person.visitor(), "")),
                customer == null ? null : customer.value(),
                person.events(),
                person.lastAt(),
                InterestView.of(person.interest()));
    }

    @Serdeable
    record PersonView(
            VisitorView visitor,
            @Nullable UUID customerId,
            long events,
            Instant lastAt,
            InterestView interest) {}

    /** Shares of 我, 产品 and 公司 in what this person did, in whole percent. */
    @Serdeable
    record InterestView(int person, int product, int company) {
        static InterestView of(People.Shares shares) {
            long all = shares.person() + shares.product() + shares.company();
            if (all == 0) {
                return new InterestView(0, 0, 0);
            }
            int person = (int) Math.round(100.0 * shares.person() / all);
            int product = (int) Math.round(100.0 * shares.product() / all);
            // The three are shown as parts of a whole: rounding must not make them 101.
            return new InterestView(
                    person, Math.min(product, 100 - person), Math.max(0, 100 - person - product));
        }
    }

    @Serdeable
    record BehaviourView(String type, String name, long events, long visitors, Instant lastAt) {}
}
