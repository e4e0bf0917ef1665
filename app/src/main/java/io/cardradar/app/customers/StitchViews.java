package io.cardradar.app.customers;

import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
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

/** Shows the ledger of stitches in words that people read. */
@Singleton
class StitchViews {
    private final Employees employees;
    private final StitchTexts texts;

    StitchViews(Employees employees, StitchTexts texts) {
        this.employees = employees;
        this.texts = texts;
    }

    List<StitchView> of(TenantId tenant, List<StitchRow> rows, Locale locale) {
        List<EmployeeId> people =
                rows.stream()
                        .flatMap(row ->
                                Stream.of(row.by(), row.undoneBy()).flatMap(Stream::ofNullable))
                        .distinct()
                        .toList();
        Map<EmployeeId, String> names = employees.names(tenant, people);
        return rows.stream().map(row -> view(row, names, locale)).toList();
    }

    private StitchView view(StitchRow row, Map<EmployeeId, String> names, Locale locale) {
        CustomerItem.Person by = person(row.by(), names);
        CustomerItem.Person undoneBy = person(row.undoneBy(), names);
        String reason = texts.reason(row.reason(), by == null ? "" : by.name(), locale);
        return new StitchView(
                row.id(),
                row.reason().wireName(),
                undoneBy == null ? reason : texts.undone(reason, undoneBy.name(), locale),
                Stream.of(row.one(), row.other()).map(CustomerId::value).toList(),
                row.survivor().value(),
                row.merged().value(),
                new MovedView(
                        row.moved().visitors(),
                        row.moved().relationships(),
                        row.moved().followUps(),
                        row.moved().stageChanges()),
                row.at(),
                by,
                row.undoneAt(),
                undoneBy);
    }

    private static CustomerItem.@Nullable Person person(
            @Nullable EmployeeId id, Map<EmployeeId, String> names) {
        return id == null ? null : new CustomerItem.Person(id.value(), names.getOrDefault(id, ""));
    }

    /**
     * @param reason {@code anonymous}, {@code unionid}, {@code phone} or {@code manual}
     * @param text why, in the reader's language
     * @param tied the two customers, as they are without any stitch
     * @param survivor under whose id the person went on: the older one's
     * @param merged whose id leads to the survivor since
     * @param moved what came with {@code merged}
     * @param by who said so; absent where the service concluded it
     * @param undoneAt absent as long as it holds
     */
    @Serdeable
    record StitchView(
            UUID id,
            String reason,
            String text,
            List<UUID> tied,
            UUID survivor,
            UUID merged,
            MovedView moved,
            Instant at,
            CustomerItem.@Nullable Person by,
            @Nullable Instant undoneAt,
            CustomerItem.@Nullable Person undoneBy) {}

    @Serdeable
    record MovedView(int visitors, int relationships, int followUps, int stageChanges) {}
}
