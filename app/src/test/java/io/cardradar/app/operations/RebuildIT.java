package io.cardradar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.rebuild.ProjectionRun;
import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.analytics.rebuild.Projections;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two nodes over one database, whose derived tables go wrong by hand. */
final class RebuildIT {
    /** So small that every run has several parts and several exchanges. */
    private static final Map<String, Object> SMALL =
            Map.of(
                    "cardradar.projections.events-per-part", 60,
                    "cardradar.projections.rows-per-exchange", 7,
                    "cardradar.projections.nights", 3);

    private static final String NAMED =
            "SELECT count(*) FROM visitor WHERE tenant_id = ? AND name IS NOT NULL";

    private static final String LAST_NUMBERS =
            "SELECT sum(last_seq) FROM radar_inbox WHERE tenant_id = ?";

    private static final String FOUND =
            """
            SELECT count(DISTINCT (table_name, key)) FROM projection_difference WHERE tenant_id = ? AND run_id IS NULL\
            """;

    /** Things done several times that are not counted 1st, 2nd, 3rd … */
    private static final String MISCOUNTED =
            """
            SELECT count(*) FROM (
                SELECT count(*) AS items, count(DISTINCT r.nth) AS numbers, max(r.nth) AS last
                FROM radar_item r JOIN interaction_event e ON e.tenant_id = r.tenant_id AND e.id = r.event_id
                WHERE r.tenant_id = ?
                GROUP BY r.employee_id, r.visitor_id, r.type, e.subject_kind, e.subject_id) AS times
            WHERE items <> numbers OR items <> last\
            """;

    private static final Database DATABASE = TestStack.freshDatabase();
    private static final TestService FIRST = TestService.start(DATABASE, SMALL);
    private static final TestService SECOND = TestService.start(DATABASE, SMALL);

    private final TestCompany company = FIRST.newCompany();
    private final Runs runs = new Runs(FIRST, company.tenant());
    private final Damage damage = new Damage(DATABASE, company.tenant());

    @AfterAll
    static void stop() {
        SECOND.close();
        FIRST.close();
    }

    @Test
    void saysExactlyWhatIsWrongAndMendsIt() throws Exception {
        try (EventLoad load = new EventLoad(company, 1, FIRST, SECOND)) {
            load.sendAndProject(60);
        }
        damage.deleteZeros();
        assertThat(runs.checkAll()).isEmpty();

        for (String table : Damage.tables()) {
            List<String> before = damage.rows(table);
            mends(table, damage.lose(table, 9));
            mends(table, damage.falsify(table, 9));
            mends(table, damage.invent(table));
            assertThat(damage.rows(table)).as(table).isEqualTo(before);
        }
        assertThat(runs.checkAll()).isEmpty();
    }

    private void mends(String table, int wrong) {
        assertThat(runs.check(table)).as(table).hasSize(wrong);
        assertThat(runs.rebuild(table))
                .singleElement()
                .satisfies(run -> assertThat(run.mended()).as(table).isEqualTo(wrong));
        assertThat(runs.check(table)).as(table).isEmpty();
    }

    @Test
    void keepsWhatDoesNotFollowFromEvents() throws SQLException {
        new EventLoad(company, 2, FIRST).sendAndProject(20);
        int named = damage.name(3);
        long last = company.count(LAST_NUMBERS);
        damage.falsify("visitor", 5);
        int lost = damage.lose("radar_item", 4);

        runs.rebuild(Projections.ALL);

        assertThat(company.count(NAMED)).isEqualTo(named);
        assertThat(company.count(LAST_NUMBERS)).isEqualTo(last + lost);
        assertThat(company.count(MISCOUNTED)).isZero();
    }

    @Test
    void mendsWhileEventsArriveAtTwoNodes() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (EventLoad load = new EventLoad(company, round, FIRST, SECOND)) {
                load.sendAndProject(40);
                load.start();
                for (String table : Damage.tables()) {
                    damage.damage(table, 15);
                }
                runs.rebuild(Projections.ALL);
                load.close();
                load.awaitProjected();
            }
            assertThat(runs.checkAll()).as("round " + round).isEmpty();
        }
    }

    /** Parts are days: a visitor who goes on meanwhile has rows in those that are yet to come. */
    @Test
    void exchangesNothingTwiceWhileEventsArrive() throws Exception {
        try (EventLoad load = new EventLoad(company, 5, FIRST, SECOND)) {
            load.sendAndProject(60);
            load.start();
            for (int round = 0; round < 8; round++) {
                damage.lose("radar_item", 60);
                runs.rebuild("radar_item");
            }
            load.close();
            load.awaitProjected();
        }
        assertThat(runs.check("radar_item")).isEmpty();
    }

    @Test
    void goesOnAfterItsConnectionsWereCutAgainAndAgain() throws Exception {
        Random random = new Random(3);
        try (EventLoad load = new EventLoad(company, 3, FIRST, SECOND)) {
            load.sendAndProject(60);
            load.start();
            for (String table : Damage.tables()) {
                damage.damage(table, 25);
            }
            List<ProjectionRun> started = runs.start(Projections.ALL, Kind.REBUILD);
            for (int cut = 0; cut < 6; cut++) {
                runs.begin();
                Thread.sleep(random.nextInt(400));
                damage.cutConnections();
            }
            Thread.sleep(1000);
            started.forEach(runs::await);
            load.close();
            load.awaitProjected();
        }
        assertThat(runs.checkAll()).isEmpty();
    }

    @Test
    void looksAtEverythingWithinSomeNights() throws Exception {
        new EventLoad(company, 4, FIRST).sendAndProject(30);
        int lost = damage.lose("interaction_count", 6) + damage.lose("company_hourly", 5);
        int invented = damage.invent("company_daily");

        for (int night = 0; night < 4; night++) {
            runs.job("check-projections");
        }

        assertThat(company.count(FOUND)).isEqualTo(lost + invented);
    }
}
