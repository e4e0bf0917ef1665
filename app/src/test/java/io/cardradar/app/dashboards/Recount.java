package io.cardradar.app.dashboards;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.dashboards.Ledger.Fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Counts a ledger a second time, the slow way, without any table. */
record Recount(Ledger ledger, Set<UUID> employees, LocalDate from, LocalDate to) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Recount before() {
        long days = to.toEpochDay() - from.toEpochDay() + 1;
        return new Recount(ledger, employees, from.minusDays(days), to.minusDays(days));
    }

    long value(String metric) {
        return switch (metric) {
            case "customers.total" -> customers(metBefore(end()));
            case "customers.new" -> newCustomers();
            case "customers.followed_up" -> customers(during(ledger.followUps()));
            case "visitors" -> events().map(StoredEvent::visitor).distinct().count();
            case "card.views" -> events("card.view", "card.view_poster", "card.view_link");
            case "product.views" -> events("product.view");
            case "site.views" -> events("site.view");
            case "dwell_seconds" -> events().mapToLong(StoredEvent::dwellMs).sum() / 1000;
            case "forwards" ->
                    events("card.forward", "product.forward", "feed.forward", "site.forward");
            case "saves" -> events("card.save_contact", "card.save_poster", "product.save_poster");
            case "likes" -> events("card.like");
            case "chats" -> events("im.start");
            case "deals.won" ->
                    during(ledger.wins())
                            .map(f -> f.customer() + "/" + f.employee())
                            .distinct()
                            .count();
            case "follow_ups" -> during(ledger.followUps()).count();
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private long events(String... types) {
        List<String> wanted = List.of(types);
        return events().filter(event -> wanted.contains(event.type().wireName())).count();
    }

    private Stream<StoredEvent> events() {
        return ledger.events().stream()
                .filter(event ->
                        employees.contains(Objects.requireNonNull(event.employee()).value()))
                .filter(event -> isDuring(event.occurredAt()));
    }

    private long newCustomers() {
        Map<UUID, Instant> first = new HashMap<>();
        metBefore(Instant.MAX)
                .forEach(fact ->
                        first.merge(fact.customer(), fact.at(), (a, b) -> a.isBefore(b) ? a : b));
        return first.values().stream().filter(this::isDuring).count();
    }

    private Stream<Fact> metBefore(Instant end) {
        return inScope(ledger.relationships()).filter(fact -> fact.at().isBefore(end));
    }

    private Stream<Fact> during(Collection<Fact> facts) {
        return inScope(facts).filter(fact -> isDuring(fact.at()));
    }

    private Stream<Fact> inScope(Collection<Fact> facts) {
        return facts.stream().filter(fact -> employees.contains(fact.employee()));
    }

    private static long customers(Stream<Fact> facts) {
        return facts.map(Fact::customer).distinct().count();
    }

    private boolean isDuring(Instant at) {
        LocalDate day = at.atZone(ZONE).toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private Instant end() {
        return to.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
