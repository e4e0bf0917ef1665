package io.cardradar.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** Visits follow from which events there are, and from nothing else. */
class VisitsInAnyOrderTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

    /** The first instant counts often: ties are where orders differ. */
    private static final int[] SECONDS = {0, 0, 1, 60, 600, 1_799, 1_800, 1_801, 2_000, 5_400};

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final List<UUID> visitors = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> employees = List.of(UUID.randomUUID(), UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void areThoseOfTheEventsWhateverOrderTheyComeIn(long seed) {
        Random random = new Random(seed);
        List<CardEvent> arrivals = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < 120; i++) {
            at = at.plusSeconds(SECONDS[random.nextInt(SECONDS.length)]);
            arrivals.addAll(happens(random, at));
        }
        Collections.shuffle(arrivals, random);
        while (!arrivals.isEmpty()) {
            List<CardEvent> batch =
                    arrivals.subList(0, Math.min(arrivals.size(), 1 + random.nextInt(30)));
            apply(List.copyOf(batch));
            batch.clear();
        }

        assertThat(company.count("SELECT count(*) FROM visit WHERE tenant_id = ?")).isPositive();
        assertThat(company.count(difference("want", "have"))).isZero();
        assertThat(company.count(difference("have", "want"))).isZero();
    }

    /**
     * Stores an event, and answers what projections are told of it: heartbeats come by themselves.
     */
    private List<CardEvent> happens(Random random, Instant at) {
        int beats = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0;
        int firstMs = random.nextInt(4) == 0 ? random.nextInt(1_800_000) : 0;
        StoredEvent event = event(random, at, firstMs);
        List<CardEvent> told = new ArrayList<>();
        told.add(new CardEvent(event, employee(event), 1, 1));
        int dwellMs = firstMs;
        for (int beat = 0; beat < beats; beat++) {
            int addedMs = random.nextInt(600_000);
            dwellMs += addedMs;
            told.add(new CardEvent(dwelling(event, addedMs), employee(event), 1, 0));
        }
        store(dwelling(event, dwellMs));
        return told;
    }

    private StoredEvent event(Random random, Instant at, int dwellMs) {
        EventType[] types = EventType.values();
        UUID employee = employees.get(random.nextInt(2));
        return new StoredEvent(
                company.tenant(),
                UuidCreator.getTimeOrderedEpoch(at),
                types[random.nextInt(types.length)],
                at,
                new VisitorId(visitors.get(random.nextInt(2))),
                new EmployeeId(employee),
                new CardId(employee),
                null,
                dwellMs,
                random.nextInt(4) == 0 ? 1000 + random.nextInt(200) : null,
                random.nextInt(6) == 0 ? "share-" + random.nextInt(9) : null);
    }

    private static StoredEvent dwelling(StoredEvent event, int dwellMs) {
        return new StoredEvent(
                event.tenant(),
                event.id(),
                event.type(),
                event.occurredAt(),
                event.visitor(),
                event.employee(),
                event.card(),
                event.subject(),
                dwellMs,
                event.scene(),
                event.share());
    }

    private static EmployeeId employee(StoredEvent event) {
        return Objects.requireNonNull(event.employee());
    }

    private void apply(List<CardEvent> batch) {
        inTransaction(() ->
                service.context().getBeansOfType(Projection.class).stream()
                        .filter(p -> p.getClass().getPackageName().contains("analytics.visitors"))
                        .forEach(projection -> projection.apply(batch)));
    }

    private String difference(String one, String other) {
        Derivation visit =
                service.context().getBeansOfType(Derivation.class).stream()
                        .filter(derivation -> derivation.table().equals("visit"))
                        .findFirst()
                        .orElseThrow();
        return """
        WITH company AS (SELECT CAST(? AS uuid) AS id), happened AS (
            SELECT id, type, occurred_at, visitor_id, employee_id, card_id, COALESCE(dwell_ms, 0) AS dwell_ms, scene, share
            FROM interaction_event WHERE tenant_id = (SELECT id FROM company) AND NOT internal
        ), want AS (SELECT %1$s FROM (%2$s) w),
        have AS (SELECT %1$s FROM visit WHERE tenant_id = (SELECT id FROM company))
        SELECT count(*) FROM (SELECT * FROM %3$s EXCEPT ALL SELECT * FROM %4$s) d\
        """
                .formatted(visit.columns(), visit.recount(), one, other);
    }

    private void store(StoredEvent event) {
        inTransaction(() ->
                service.bean(JdbcOperations.class)
                        .prepareStatement(
                                """
                                INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id,
                                    employee_id, card_id, dwell_ms, scene, share, internal)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)\
                                """,
                                statement -> {
                                    Object[] values = {
                                        event.tenant().value(),
                                        event.id(),
                                        event.type().code(),
                                        event.occurredAt().atOffset(ZoneOffset.UTC),
                                        event.occurredAt().atOffset(ZoneOffset.UTC),
                                        event.visitor().value(),
                                        employee(event).value(),
                                        employee(event).value(),
                                        event.dwellMs(),
                                        event.scene(),
                                        event.share()
                                    };
                                    for (int i = 0; i < values.length; i++) {
                                        statement.setObject(i + 1, values[i]);
                                    }
                                    return statement.executeUpdate();
                                }));
    }

    private void inTransaction(Runnable work) {
        TransactionOperations<Connection> transactions = service.transactions();
        Tenancy.runForAll(() ->
                transactions.executeWrite(status -> {
                    work.run();
                    return true;
                }));
    }
}
