package io.cardradar.app.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

final class SchedulingIT {
    private static final String EVERY_SECOND = "* * * * * ?";

    private final Database database = TestStack.freshDatabase();

    @BeforeEach
    void forget() {
        TickingJob.MOMENTS.clear();
    }

    @Test
    void twoNodesRunAJobOnceForEachMomentAndOneGoesOnWithoutTheOther() throws Exception {
        TestService first = start(EVERY_SECOND);
        try (TestService second = start(EVERY_SECOND)) {
            TickingJob.MOMENTS.clear();
            await(() -> TickingJob.MOMENTS.size() >= 5);
            first.close();

            int before = TickingJob.MOMENTS.size();
            await(() -> TickingJob.MOMENTS.size() >= before + 3);
            assertThat(second.context().isRunning()).isTrue();
        } finally {
            first.close();
        }
        assertThat(TickingJob.MOMENTS).doesNotHaveDuplicates().doesNotContain(-1L);
    }

    @Test
    void schedulesEveryJobOfTheService() throws Exception {
        try (TestService node = start(EVERY_SECOND)) {
            assertThat(node.context().isRunning()).isTrue();
            assertThat(cronOf("check-projections")).isEqualTo("0 30 19 * * ?");
            assertThat(cronOf("make-event-partitions")).isEqualTo("0 10 * * * ?");
        }
    }

    @Test
    void followsAChangedTimetableAndForgetsAJobThatIsNoMore() throws Exception {
        start("0 0 3 * * ?").close();
        assertThat(cronOf(TickingJob.NAME)).isEqualTo("0 0 3 * * ?");

        start("0 0 4 * * ?").close();
        assertThat(cronOf(TickingJob.NAME)).isEqualTo("0 0 4 * * ?");

        TestService.start(database, Map.of()).close();
        assertThat(cronOf(TickingJob.NAME)).isEqualTo("none");
    }

    @Test
    void runsNothingWhereItIsSwitchedOff() throws Exception {
        Map<String, Object> off =
                Map.of("test.ticking.cron", EVERY_SECOND, "cardradar.scheduling.enabled", false);
        try (TestService node = TestService.start(database, off)) {
            assertThat(node.context().containsBean(JobScheduler.class)).isFalse();
            assertThat(cronOf(TickingJob.NAME)).isEqualTo("none");
        }
    }

    private TestService start(String cron) {
        return TestService.start(database, Map.of("test.ticking.cron", cron));
    }

    private String cronOf(String job) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT cron_expression FROM qrtz_cron_triggers WHERE trigger_name"
                                        + " = ?")) {
            query.setString(1, job);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getString(1) : "none";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (!condition.getAsBoolean()) {
            assertThat(waited)
                    .as("still waiting for " + List.copyOf(TickingJob.MOMENTS))
                    .isLessThan(Duration.ofSeconds(60));
            Thread.sleep(100);
            waited = waited.plusMillis(100);
        }
    }
}
