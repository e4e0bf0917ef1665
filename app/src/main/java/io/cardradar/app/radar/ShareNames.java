package io.cardradar.app.radar;

import io.cardradar.analytics.shares.ShareNode;
import io.cardradar.analytics.visitors.KnownVisitors;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.Texts;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What people and group chats of a share tree are called. */
@Singleton
class ShareNames {
    private final Texts texts = new Texts("io.cardradar.app.radar.share_texts");
    private final Visitors visitors;
    private final Employees employees;

    ShareNames(Visitors visitors, Employees employees) {
        this.visitors = visitors;
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
                visitors.known(tenant, seen),
                employees.names(tenant, staff),
                key -> texts.format(locale, "group", key));
    }

    /** Who is who. */
    record Known(
            KnownVisitors visitors,
            Map<EmployeeId, String> employees,
            UnaryOperator<String> groupText) {
        private static final int SHOWN_DIGITS = 4;

        String name(ShareNode node) {
            return node.kind() == ShareNode.Kind.VISITOR
                    ? visitors.of(new VisitorId(node.visitor())).name()
                    : employees.getOrDefault(new EmployeeId(node.id()), "");
        }

        @Nullable UUID customer(ShareNode node) {
            return visitors.of(new VisitorId(node.visitor())).customerId();
        }

        /** WeChat tells nobody the names of groups; the end of the key tells one from another. */
        String group(String key) {
            String end = key.substring(Math.max(0, key.length() - SHOWN_DIGITS));
            return groupText.apply(end.toUpperCase(Locale.ROOT));
        }
    }
}
