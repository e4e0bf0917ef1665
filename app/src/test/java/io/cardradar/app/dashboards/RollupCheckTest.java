package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.time.temporal.ChronoUnit.DAYS;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.metrics.RollupCheck;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class RollupCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Ledger ledger = new Ledger(service, company);
    private final UUID seller = UUID.randomUUID();
    private final VisitorId visitor = new VisitorId(UUID.randomUUID());
    private final RollupCheck check = service.bean(RollupCheck.class);

    @Test
    void findsNothingWhereTheRollupsAgree() {
        new RandomLife(7, ledger, List.of(seller, UUID.randomUUID())).visits(300);

        for (LocalDate day = DAY.minusDays(3);
                day.isBefore(DAY.plusDays(3));
                day = day.plusDays(1)) {
            assertThat(check.run(company.tenant(), day)).isEmpty();
        }
    }

    @Test
    void findsAnEventThatWasNeverFoldedIn() {
        ledger.insert(view("2026-03-02T04:00:00Z"));

        assertThat(check.run(company.tenant(), DAY))
                .extracting(RollupCheck.Difference::rollup)
                .containsExactlyInAnyOrder(
                        "activity_daily",
                        "activity_hourly",
                        "company_daily",
                        "company_hourly",
                        "visitor_day",
                        "company_visitor_day");
    }

    @Test
    void findsAnEventThatWasFoldedInTwice() {
        StoredEvent view = view("2026-03-02T04:00:00Z");
        ledger.happened(List.of(view));
        ledger.fold(List.of(view));

        assertThat(check.run(company.tenant(), DAY))
                .filteredOn(difference -> difference.rollup().equals("activity_daily"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.counted().events()).isEqualTo(1);
                    assertThat(difference.kept().events()).isEqualTo(2);
                    assertThat(difference.kept().dwellMs()).isEqualTo(4000);
                });
    }

    @Test
    void findsAVisitorWhoWasCountedAsNewTwice() {
        ledger.happened(List.of(view("2026-03-01T04:00:00Z")));
        ledger.happened(List.of(view("2026-03-02T04:00:00Z")));
        ledger.execute(
                "UPDATE visitor_return SET came_before = '-infinity' WHERE tenant_id = ?",
                company.tenant().value());

        assertThat(check.run(company.tenant(), DAY))
                .extracting(RollupCheck.Difference::rollup, RollupCheck.Difference::key)
                .containsExactlyInAnyOrder(
                        tuple("visitor_return", "-infinity"),
                        tuple("visitor_return", "2026-03-01"));
    }

    @Test
    void findsNothingAfterNodesThatMetOverTheSameVisitors() throws Exception {
        List<VisitorId> visitors = List.of(visitor, new VisitorId(UUID.randomUUID()));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int batch = 0; batch < 60; batch++) {
                Random random = new Random(batch);
                work.add(nodes.submit(() -> foldSomeDays(random, visitors)));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }

        for (int day = 0; day < 20; day++) {
            assertThat(check.run(company.tenant(), DAY.plusDays(day))).isEmpty();
        }
    }

    private void foldSomeDays(Random random, List<VisitorId> visitors) {
        List<StoredEvent> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Instant at = Instant.parse("2026-03-02T04:00:00Z").plus(random.nextInt(20), DAYS);
            VisitorId who = visitors.get(random.nextInt(visitors.size()));
            batch.add(ledger.event(seller, who, EventType.CARD_VIEW, at, 1000));
        }
        batch.forEach(ledger::insert);
        ledger.fold(batch);
    }

    @Test
    void looksOnlyAtTheCompanysOwnDay() {
        ledger.insert(view("2026-03-01T15:59:59Z"));
        ledger.insert(view("2026-03-02T16:00:00Z"));

        assertThat(check.run(company.tenant(), DAY)).isEmpty();
    }

    private StoredEvent view(String at) {
        return ledger.event(seller, visitor, EventType.CARD_VIEW, Instant.parse(at), 2000);
    }
}
