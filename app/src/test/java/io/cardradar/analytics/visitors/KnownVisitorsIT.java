package io.cardradar.analytics.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.visitors.KnownVisitors.Known;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** What lists are told of visitors: a name, a customer, both or neither. */
class KnownVisitorsIT {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final VisitorId both = new VisitorId(UUID.randomUUID());
    private final VisitorId named = new VisitorId(UUID.randomUUID());
    private final VisitorId linked = new VisitorId(UUID.randomUUID());
    private final VisitorId stranger = new VisitorId(UUID.randomUUID());
    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Test
    void tellsTheNameAndTheCustomerOfEach() {
        visitor(both, "'王小明'");
        visitor(named, "'李雷'");
        visitor(linked, "NULL");
        company.execute(
                """
                INSERT INTO customer (tenant_id, id, source, version, created_at, updated_at)
                VALUES (?, '%s', 'direct', 1, now(), now())\
                """
                        .formatted(customer.value()));
        link(both);
        link(linked);

        KnownVisitors known = known(company, both, named, linked, stranger, both);

        assertThat(known.of(both)).isEqualTo(new Known(both, "王小明", customer));
        assertThat(known.of(named)).isEqualTo(new Known(named, "李雷", null));
        assertThat(known.of(linked)).isEqualTo(new Known(linked, null, customer));
        assertThat(known.of(linked).name()).isEqualTo(Visitors.placeholder(linked.value()));
        assertThat(known.of(stranger)).isEqualTo(new Known(stranger, null, null));
        assertThat(known(service.newCompany(), both).visitors()).isEmpty();
    }

    @Test
    void nobodyIsAskedForNothing() {
        assertThat(known(company).visitors()).isEmpty();
    }

    private KnownVisitors known(TestCompany asking, VisitorId... visitors) {
        return Tenancy.of(
                asking.tenant(),
                () -> service.bean(Visitors.class).known(asking.tenant(), List.of(visitors)));
    }

    private void visitor(VisitorId id, String name) {
        company.execute(
                """
                INSERT INTO visitor (tenant_id, id, name, first_seen_at, last_seen_at, events)
                VALUES (?, '%s', %s, now(), now(), 1)\
                """
                        .formatted(id.value(), name));
    }

    private void link(VisitorId id) {
        company.execute(
                """
                INSERT INTO customer_visitor (tenant_id, visitor_id, customer_id, linked_at)
                VALUES (?, '%s', '%s', now())\
                """
                        .formatted(id.value(), customer.value()));
    }
}
