package io.cardradar.app.radar;

import io.cardradar.analytics.shares.ShareNode;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people and group chats of a share tree are called. */
@Singleton
class ShareNames {
    private static final String BUNDLE = "io.cardradar.app.radar.share_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Visitors visitors;
    private final CustomerLinks customers;
    private final Employees employees;

    ShareNames(Visitors visitors, CustomerLinks customers, Employees employees) {
        this.visitors = visitors;
        this.customers = customers;
        this.employees = employees;
    }

    Known of(TenantId tenant, List<ShareNode> nodes, Locale locale) {
        Set<VisitorId> seen =
                nodes.stream()
                        .filter(node -> node.kind() == ShareNode.Kind.VISITOR)
                        .map(node -> new VisitorId(node.visitor()))
                        .collect(Collectors.toSet());
        Set<EmployeeId> staff =
                nodes.stream()
                        .filter(node -> node.kind() != ShareNode.Kind.VISITOR)
                        .map(node -> new EmployeeId(node.id()))
                        .collect(Collectors.toSet());
        return new Known(
                visitors.names(tenant, seen),
                customers.customersOf(tenant, seen),
                employees.names(tenant, staff),
                groupText(locale));
    }

    private static String groupText(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK)
                .getString("group");
    }

    /** Who is who. */
    record Known(
            Map<VisitorId, String> visitors,
            Map<VisitorId, CustomerId> customers,
            Map<EmployeeId, String> employees,
            String groupText) {
        private static final int SHOWN_DIGITS = 4;

        String name(ShareNode node) {
            return node.kind() == ShareNode.Kind.VISITOR
                    ? visitors.getOrDefault(new VisitorId(node.visitor()), "")
                    : employees.getOrDefault(new EmployeeId(node.id()), "");
        }

        @Nullable UUID customer(ShareNode node) {
            CustomerId customer = customers.get(new VisitorId(node.visitor()));
            return customer == null ? null : customer.value();
        }

        /** WeChat tells nobody the names of groups; the end of the key tells one from another. */
        String group(String key) {
            String end = key.substring(Math.max(0, key.length() - SHOWN_DIGITS));
            return MessageFormat.format(groupText, end.toUpperCase(Locale.ROOT));
        }
    }
}
