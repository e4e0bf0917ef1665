package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.app.identity.PhoneShared;
import io.cardradar.app.identity.SharedPhones;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A visitor who gives a salesperson a phone number is a customer of that salesperson, with that
 * number. The number given last is the one that counts.
 */
@Singleton
class SharedPhoneConsumer implements OutboxConsumer {
    private final SharedPhones phones;
    private final CustomerLinks links;
    private final FirstContacts contacts;
    private final CustomerTable customers;
    private final NewId ids;
    private final JsonMapper json;

    SharedPhoneConsumer(
            SharedPhones phones,
            CustomerLinks links,
            FirstContacts contacts,
            CustomerTable customers,
            NewId ids,
            JsonMapper json) {
        this.phones = phones;
        this.links = links;
        this.contacts = contacts;
        this.customers = customers;
        this.ids = ids;
        this.json = json;
    }

    @Override
    public String topic() {
        return PhoneShared.TOPIC;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        messages.forEach(message -> apply(message.tenant(), read(message)));
    }

    private void apply(TenantId tenant, PhoneShared shared) {
        VisitorId visitor = new VisitorId(shared.visitorId());
        Link proposal = new Link(tenant, visitor, new CustomerId(ids.next()));
        CustomerId customer = links.linkNew(List.of(proposal), shared.at()).getFirst().customer();
        Touch.Key key = new Touch.Key(tenant, customer, new EmployeeId(shared.employeeId()));
        Touch touch = new Touch(key, new Heat(0, shared.at()), shared.at(), shared.at(), "direct");
        contacts.begin(touch, customer.equals(proposal.customer()));
        customers.verifyPhone(tenant, customer, phones.phoneOf(shared), shared.at());
        contacts.announce(touch);
    }

    private PhoneShared read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), PhoneShared.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
