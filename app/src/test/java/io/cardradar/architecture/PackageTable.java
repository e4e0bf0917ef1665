package io.cardradar.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which package may know which: the map of this system, and the only place that says it.
 *
 * <p>A row allows its package to use the packages that it names and whatever those may use. A
 * sub-package without a row of its own belongs to the package above it. What has no row fails.
 */
final class PackageTable {
    private static final String ROOT = "io.cardradar.";

    private static final Map<String, Set<String>> ROWS =
            Map.ofEntries(
                    entry("migrations", Set.of()),
                    entry("kernel", Set.of()),
                    entry("analytics.events", Set.of("kernel")),
                    entry("analytics.partitions", Set.of("kernel")),
                    entry("analytics.archive", Set.of("analytics.partitions", "analytics.events")),
                    entry("analytics.visitors", Set.of("analytics.events")),
                    entry("analytics.ingest", Set.of("analytics.events", "analytics.visitors")),
                    entry("analytics.shares", Set.of("analytics.events", "analytics.visitors")),
                    entry("analytics.scoring", Set.of("analytics.events", "analytics.visitors")),
                    entry("analytics.metrics", Set.of("analytics.visitors", "analytics.scoring")),
                    entry("analytics.rebuild", Set.of("analytics.events")),
                    entry("wechat", Set.of()),
                    // A program of its own, which knows WeChat only by its documentation.
                    entry("wechat.simulator", Set.of()),
                    entry("app.web", Set.of("kernel")),
                    entry("app.scheduling", Set.of("app.web")),
                    entry("app.identity", Set.of("app.web", "wechat")),
                    entry("app.callbacks", Set.of("app.identity")),
                    // WeChat's verdict on media comes as a push.
                    entry("app.contentcheck", Set.of("app.callbacks")),
                    entry("app.storage", Set.of("app.contentcheck")),
                    // Of ingest, privacy knows one port: it tells it who is not to be followed.
                    entry("app.privacy", Set.of("app.callbacks", "analytics.ingest")),
                    entry("app.realtime", Set.of("app.identity")),
                    entry("app.operations", Set.of("app.identity", "analytics.rebuild")),
                    // Of ingest, cards know one port: they tell it whose a card is.
                    entry("app.cards", Set.of("app.storage", "app.realtime", "analytics.ingest")),
                    entry("app.feed", Set.of("app.storage", "app.realtime")),
                    entry("app.site", Set.of("app.storage", "app.realtime")),
                    entry(
                            "app.radar",
                            Set.of(
                                    "app.cards",
                                    "analytics.metrics",
                                    "analytics.shares",
                                    "analytics.archive")),
                    entry("app.archive", Set.of("app.storage", "analytics.archive")),
                    entry(
                            "app.customers",
                            Set.of("app.realtime", "analytics.metrics", "analytics.ingest")),
                    entry("app.messaging", Set.of("app.customers", "app.callbacks")),
                    entry("app.search", Set.of("app.cards", "app.customers")),
                    entry(
                            "app.dashboards",
                            Set.of(
                                    "app.radar",
                                    "app.search",
                                    "app.messaging",
                                    "app.feed",
                                    "app.site")),
                    entry("app.demo", Set.of("app.dashboards")),
                    entry("app", Set.of("app.web", "migrations")));

    private PackageTable() {}

    /** The row that a class belongs to: that of its package, or of the nearest one above it. */
    static Optional<String> rowOf(JavaClass type) {
        String name = type.getPackageName();
        return ROWS.keySet().stream()
                .filter(row -> name.equals(ROOT + row) || isBelow(name, row))
                .max(Comparator.comparingInt(String::length));
    }

    static boolean allows(String from, String to) {
        return from.equals(to) || reachable(from).contains(to);
    }

    /** The root of the app holds what starts it: a package below it must have a row of its own. */
    private static boolean isBelow(String name, String row) {
        return !row.equals("app") && name.startsWith(ROOT + row + ".");
    }

    private static Set<String> reachable(String row) {
        Set<String> reached = new LinkedHashSet<>();
        for (String next : ROWS.getOrDefault(row, Set.of())) {
            reached.add(next);
            reached.addAll(reachable(next));
        }
        return reached;
    }
}
