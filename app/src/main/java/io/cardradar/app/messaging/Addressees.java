package io.cardradar.app.messaging;

import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.app.customers.Customers;
import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Whom a caller may write to, and which WeChat users they are. */
@Singleton
class Addressees {
    private final Customers customers;
    private final CustomerLinks links;
    private final OpenIds openIds;

    Addressees(Customers customers, CustomerLinks links, OpenIds openIds) {
        this.customers = customers;
        this.links = links;
        this.openIds = openIds;
    }

    /**
     * A customer to whom the caller writes.
     *
     * @param owner as for follow-ups: whose customer it is; null for the caller's own or the most
     *     recently active one
     * @param message the id that the message will have
     * @throws Problem.NotFound {@code customer.not_found}
     */
    Addressee of(Caller caller, CustomerId customer, @Nullable EmployeeId owner, UUID message) {
        EmployeeId whose = customers.owner(caller, customer, owner);
        EmployeeId author = caller.employee().equals(whose) ? null : caller.employee();
        CustomerId current = customers.allIds(caller, customer).getFirst();
        List<WeChatUser> users = users(caller.tenant(), current);
        return new Addressee(caller.tenant(), message, current, whose, author, users);
    }

    /** Those of one visitor in the order of their log-ins, the latest first. */
    private List<WeChatUser> users(TenantId tenant, CustomerId customer) {
        return links.visitorsOf(tenant, customer).stream()
                .map(VisitorId::value)
                .sorted(Comparator.reverseOrder())
                .flatMap(visitor -> openIds.of(tenant, visitor).stream())
                .toList();
    }
}
