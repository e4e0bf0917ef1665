package io.cardradar.app.messaging;

import io.cardradar.app.customers.CustomerItem.Person;
import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows messages with the names and words that people read. */
@Singleton
class MessageViews {
    private final Employees employees;
    private final MessageTexts texts;
    private final ContentJson json;
    private final Secrets secrets;

    MessageViews(Employees employees, MessageTexts texts, ContentJson json, Secrets secrets) {
        this.employees = employees;
        this.texts = texts;
        this.json = json;
        this.secrets = secrets;
    }

    MessageView of(TenantId tenant, MessageRow row, Locale locale) {
        return of(tenant, List.of(row), locale).getFirst();
    }

    List<MessageView> of(TenantId tenant, List<MessageRow> rows, Locale locale) {
        List<EmployeeId> people = rows.stream().flatMap(MessageViews::people).toList();
        Map<EmployeeId, String> names = employees.names(tenant, people);
        return rows.stream().map(row -> view(row, names, locale)).toList();
    }

    private static Stream<EmployeeId> people(MessageRow row) {
        return Stream.of(row.employeeId(), author(row));
    }

    private static EmployeeId author(MessageRow row) {
        EmployeeId other = row.writtenBy();
        return other == null ? row.employeeId() : other;
    }

    private MessageView view(MessageRow row, Map<EmployeeId, String> names, Locale locale) {
        CustomerId customer = row.customerId();
        Delivery delivery = row.delivery();
        return new MessageView(
                row.id(),
                row.channel(),
                customer == null ? null : customer.value(),
                person(row.employeeId(), names),
                person(author(row), names),
                json.members(secrets.decrypt(row.content())),
                row.state().wireName(),
                texts.of(row, locale),
                row.reason(),
                row.attempts(),
                row.state() == MessageState.QUEUED ? row.dueAt() : null,
                delivery == null ? null : delivery.name().toLowerCase(Locale.ROOT),
                row.errcode(),
                row.rid(),
                row.createdAt(),
                row.finishedAt());
    }

    private static Person person(EmployeeId id, Map<EmployeeId, String> names) {
        return new Person(id.value(), names.getOrDefault(id, ""));
    }

    /**
     * @param channel {@code subscribe}, {@code kefu} or another that the company uses
     * @param owner whose customer it goes to; without a customer, who gets it
     * @param author who sent it: the owner or a manager
     * @param content what it says, by member
     * @param state {@code queued}, {@code sending}, {@code sent}, {@code refused}, {@code failed}
     *     or {@code unknown}: the last four are final
     * @param text what has become of it, in the reader's language
     * @param reason a stable word for why it is not sent, or not yet
     * @param nextAttemptAt of one that is queued
     * @param delivery what WeChat told afterwards: {@code delivered} or {@code failed}
     * @param errcode WeChat's, with the {@code rid} that its support asks for
     */
    @Serdeable
    record MessageView(
            UUID id,
            String channel,
            @Nullable UUID customerId,
            Person owner,
            Person author,
            Map<String, Object> content,
            String state,
            String text,
            @Nullable String reason,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String delivery,
            @Nullable Integer errcode,
            @Nullable String rid,
            Instant createdAt,
            @Nullable Instant finishedAt) {}
}
