package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.app.identity.PhoneShared;
import io.cardradar.app.identity.SharedPhones;
import io.cardradar.kernel.EmployeeId;
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
 * number. The number given last is the one that counts. Visitors with one number are one person.
 */
@Singleton
class SharedPhoneConsumer implements OutboxConsumer {
    private final SharedPhones phones;
    private final FirstContacts contacts;
    private final VerifiedPhones verified;
    private final AutomaticStitches stitches;
    private final JsonMapper json;

    SharedPhoneConsumer(
            SharedPhones phones,
            FirstContacts contacts,
            VerifiedPhones verified,
            AutomaticStitches stitches,
            JsonMapper json) {
        this.phones = phones;
        this.contacts = contacts;
        this.verified = verified;
        this.stitches = stitches;
        this.json = json;
    }

    @Override
    public String topic() {
        return PhoneShared.TOPIC;
    }

    /** One at a time: each holds customers still, and several at once might wait in a circle. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        messages.forEach(message -> apply(message.tenant(), read(message)));
    }

    private void apply(TenantId tenant, PhoneShared shared) {
        VisitorId visitor = new VisitorId(shared.visitorId());
        EmployeeId employee = new EmployeeId(shared.employeeId());
        Link customer = contacts.meet(tenant, visitor, employee, shared.at());
        Evidence phone = verified.keep(customer, phones.phoneOf(shared), shared.at());
        stitches.know(tenant, visitor, phone, shared.at());
    }

    private PhoneShared read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), PhoneShared.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
