package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.temporal.ChronoUnit.DAYS;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.rebuild.Difference;
import io.cardradar.app.operations.Runs;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a check says of the rollups. */
final class RollupCheckTest {
    private static final Set<String> ROLLUPS =
            Set.of(
                    "activity_daily",
                    "activity_hourly",
                    "company_daily",
                    "company_hourly",
                    "visitor_day",
                    "company_visitor_day",
                    "visitor_return");

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Ledger ledger = new Ledger(service, company);
    private final UUID seller = UUID.randomUUID();
    private final VisitorId visitor = new VisitorId(UUID.randomUUID());
    private final Runs runs = new Runs(service, company.tenant());

    @Test
    void findsNothingWhereTheRollupsAgree() {
        new RandomLife(7, ledger, List.of(seller, UUID.randomUUID())).visits(300);

        assertThat(runs.checkAll()).doesNotContainKeys(ROLLUPS.toArray(String[]::new));
    }

    @Test
    void findsAnEventThatWasNeverFoldedIn() {
        ledger.insert(view("2026-03-02T04:00:00Z"));

        assertThat(runs.checkAll()).containsKeys(ROLLUPS.toArray(String[]::new));
    }

    @Test
    void findsAnEventThatWasFoldedInTwice() {
        StoredEvent view = view("2026-03-02T04:00:00Z");
        ledger.happened(List.of(view));
        ledger.fold(List.of(view));

        assertThat(runs.check("activity_daily"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.key()).isEqualTo(seller + " 2026-03-02 201");
                    assertThat(difference.recounted()).contains("\"events\": 1");
                    assertThat(difference.kept()).contains("\"events\": 2", "\"dwell_ms\": 4000");
                });
    }

    @Test
    void findsAVisitorWhoWasCountedAsNewTwice() {
        ledger.happened(List.of(view("2026-03-01T04:00:00Z")));
        ledger.happened(List.of(view("2026-03-02T04:00:00Z")));
        ledger.execute(
                "UPDATE visitor_return SET came_before = '-infinity' WHERE tenant_id = ?",
                company.tenant().value());

        assertThat(runs.check("visitor_return"))
                .extracting(Difference::key)
                .containsExactlyInAnyOrder("2026-03-02 -infinity", "2026-03-02 2026-03-01");
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

        assertThat(runs.checkAll()).doesNotContainKeys(ROLLUPS.toArray(String[]::new));
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

    private StoredEvent view(String at) {
        return ledger.event(seller, visitor, EventType.CARD_VIEW, Instant.parse(at), 2000);
    }
}
