package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.NewId;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What a build before this one has queued. */
class FormerEventsIT {
    private static final int STAY = EventType.ARTICLE_DWELL.code();
    private static final int VIEW = EventType.CARD_VIEW.code();

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final UUID sales = company.salesperson().id();

    @Test
    void areToldWithTheStaysThatWereNotToldYet() {
        UUID view = insert(VIEW, "NULL, NULL");
        UUID untold = insert(STAY, "9000, NULL");
        UUID halfTold = insert(STAY, "9000, 8000");
        company.execute(
                """
                INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
                VALUES (?, gen_random_uuid(), '%s', jsonb_build_object('ids', jsonb_build_array('%s', '%s', '%s')),
                    now(), now())\
                """
                        .formatted(FormerEvents.TOPIC, view, untold, halfTold));

        Eventually.until(
                () -> company.count("SELECT count(*) FROM outbox WHERE tenant_id = ?"),
                waiting -> waiting == 0);
        assertThat(count("sum(events)", VIEW)).isOne();
        assertThat(count("sum(events)", STAY)).isOne();
        assertThat(count("sum(dwell_ms)", STAY)).isEqualTo(10_000);
    }

    private long count(String what, int type) {
        return company.count(
                "SELECT %s FROM activity_daily WHERE type = %d AND tenant_id = ?"
                        .formatted(what, type));
    }

    private UUID insert(int type, String dwellAndProjected) {
        UUID id = service.bean(NewId.class).next();
        company.execute(
                """
                INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id,
                    card_id, internal, dwell_ms, projected_ms)
                VALUES (?, '%s', %d, now(), now(), '%s', '%s', '%s', false, %s)\
                """
                        .formatted(id, type, sales, sales, sales, dwellAndProjected));
        return id;
    }
}
