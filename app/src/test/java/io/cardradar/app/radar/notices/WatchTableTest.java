package io.cardradar.app.radar.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

class WatchTableTest {
    private static final long AT = 1_795_306_326_718L;

    private final TestService service = TestService.shared();
    private final WatchTable table = service.bean(WatchTable.class);
    private final TestCompany company = service.newCompany();
    private final WatchTable.Key key =
            new WatchTable.Key(company.tenant().value(), UUID.randomUUID(), UUID.randomUUID());

    @Test
    void whatIsWrittenIsReadAndTheLastOneCounts() {
        Watch first = watch(1.5);
        Watch second = watch(2.5);
        inTransaction(() -> {
            table.write(List.of(Map.entry(key, first)));
            table.write(List.of(Map.entry(key, second)));
        });
        assertThat(read()).isEqualTo(second);
    }

    @Test
    void rowsOfBeforeTheyWerePackedAreReadAndPackedWhenWritten() {
        inTransaction(() -> insertJson());
        Watch old = read();
        assertThat(old)
                .isEqualTo(
                        new Watch(
                                7.8,
                                AT,
                                AT,
                                List.of(AT),
                                List.of(new Watch.Act(302, "product:S-1", AT)),
                                Map.of("heat", AT),
                                List.of()));
        inTransaction(() -> table.write(List.of(Map.entry(key, old))));
        assertThat(read()).isEqualTo(old);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM radar_watch WHERE tenant_id = ? AND memory IS NOT NULL AND state IS NULL\
                                """))
                .as("rows that are packed")
                .isEqualTo(1);
    }

    private void insertJson() {
        service.bean(JdbcOperations.class)
                .prepareStatement(
                        """
                        INSERT INTO radar_watch (tenant_id, employee_id, visitor_id, state) VALUES (?, ?, ?, ?)\
                        """,
                        statement -> {
                            statement.setObject(1, key.tenant());
                            statement.setObject(2, key.employee());
                            statement.setObject(3, key.visitor());
                            statement.setString(
                                    4,
                                    """
                                    {"heat":7.8,"heatAt":1795306326718,"lastAt":1795306326718,"visits":[1795306326718],
                                    "acts":[{"t":302,"s":"product:S-1","a":1795306326718}],
                                    "alerted":{"heat":1795306326718},"open":[]}
                                    """);
                            return statement.executeUpdate();
                        });
    }

    private Watch read() {
        AtomicReference<Watch> found = new AtomicReference<>(Watch.NEW);
        inTransaction(() -> found.set(table.read(List.of(key)).getOrDefault(key, Watch.NEW)));
        return found.get();
    }

    private void inTransaction(Runnable work) {
        Tenancy.runForAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            work.run();
                            return true;
                        }));
    }

    private static Watch watch(double heat) {
        return new Watch(heat, AT, AT, List.of(), List.of(), Map.of(), List.of());
    }
}
