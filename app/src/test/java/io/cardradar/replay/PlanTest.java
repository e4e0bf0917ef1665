package io.cardradar.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.NewId;
import io.cardradar.replay.Visit.PageView;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class PlanTest {
    private static final SessionFile FILE =
            SessionFile.read(Path.of("src/test/data/online_shoppers_intention.csv"));
    private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 21);

    private final Plan plan = new Plan(FILE.fingerprint(), "replay-", ANCHOR);
    private final List<Visit> visits = FILE.sessions().stream().map(plan::visit).toList();

    @Test
    void makesAnEventOfEveryPageAndADealOfEveryPurchase() {
        assertThat(visits).hasSize(12_330);
        assertThat(Replay.pages(visits)).isEqualTo(426_004);
        assertThat(visits.stream().filter(Visit::deal)).hasSize(1_908);
        assertThat(pages("card.view")).isEqualTo(28_546);
        assertThat(pages("site.view")).isEqualTo(6_209);
        assertThat(pages("product.view")).isEqualTo(391_249);
    }

    @Test
    void losesNoMillisecondOfTheTimeSpent() {
        long spent = FILE.sessions().stream().mapToLong(ShopSession::totalMs).sum();

        assertThat(Replay.dwellMs(visits)).isEqualTo(spent);
        assertThat(visits).allMatch(visit -> visit.cutMs() == 0);
    }

    @Test
    void keepsTheThirtyDaysBeforeTheAnchor() {
        Instant start = LocalDate.of(2026, 10, 22).atStartOfDay(Plan.ZONE).toInstant();
        Instant end = ANCHOR.atStartOfDay(Plan.ZONE).toInstant();

        assertThat(visits.stream().flatMap(visit -> visit.pages().stream()))
                .allMatch(page -> !page.at().isBefore(start) && page.at().isBefore(end));
    }

    @Test
    void givesEachEventAnIdOfItsOwnThatTellsItsTime() {
        Set<UUID> ids = new HashSet<>();
        for (Visit visit : visits) {
            for (PageView page : visit.pages()) {
                ids.add(page.id());
                assertThat(page.id().version()).isEqualTo(7);
                assertThat(page.id().variant()).isEqualTo(2);
                assertThat(NewId.timeOf(page.id())).isEqualTo(page.at());
            }
        }
        assertThat(ids).hasSize(426_004);
    }

    @Test
    void plansTheSameAgain() {
        Plan again = new Plan(FILE.fingerprint(), "replay-", ANCHOR);

        assertThat(FILE.sessions().stream().map(again::visit).toList()).isEqualTo(visits);
    }

    @Test
    void givesEverySalespersonAFairPart() {
        for (int number = 1; number <= ReplaySettings.SALESPEOPLE; number++) {
            int salesperson = number;
            assertThat(visits.stream().filter(visit -> visit.salesperson() == salesperson).count())
                    .isBetween(1_400L, 1_700L);
        }
    }

    private long pages(String type) {
        return visits.stream()
                .flatMap(visit -> visit.pages().stream())
                .filter(page -> page.type().equals(type))
                .count();
    }
}
