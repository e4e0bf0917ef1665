package io.cardradar.replay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The account that the replay gives: what was sent, and what the service shows of it. */
final class Report {
    private final PrintStream out;
    private final Account account;
    private boolean agrees = true;

    Report(PrintStream out, Account account) {
        this.out = out;
        this.account = account;
    }

    void plan(Path file, List<Visit> visits) {
        long cutMs = visits.stream().mapToLong(Visit::cutMs).sum();
        print(
                "%s: %,d sessions (%,d without a page), %,d events, %,d deals",
                file.getFileName(),
                visits.size(),
                visits.stream().filter(visit -> visit.pages().isEmpty()).count(),
                Replay.pages(visits),
                visits.stream().filter(Visit::deal).count());
        print(
                "Dwell: %,d s; cut off at half an hour an event: %,d s",
                Replay.dwellMs(visits) / 1000, cutMs / 1000);
    }

    void sent(Duration took) {
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        print("");
        print("Sent in %,.1f s (%,.0f events/s)", seconds, account.sent.sum() / seconds);
        print("  log-ins         %,12d", account.logIns.sum());
        print("  events sent     %,12d", account.sent.sum());
        print("    accepted      %,12d", account.accepted.sum());
        print("    duplicates    %,12d", account.duplicates.sum());
        print("    rejected      %,12d", account.rejected());
        account.rejectedByCode().forEach((code, count) -> print("      %s %,d", code, count));
        print("  deals           %,12d", account.deals.sum());
        print("  requests repeated because the service was busy or away: %,d", retries());
    }

    private long retries() {
        return account.retries.sum();
    }

    /** Whether every figure agrees. */
    boolean readBack(Expectation expected, Figures grown, List<UUID> timeline) {
        print("");
        print("Read back from the service, as growth since before the first replay:");
        print("%-46s %12s %12s", "", "sent", "shown");
        radar(expected, grown);
        timeline(expected, timeline);
        for (String name : expected.growth().names(grown)) {
            if (!name.startsWith(Figures.RADAR)) {
                long shown = grown.get(name);
                line(name, expected.growth().get(name), shown, expected.isMet(name, shown));
            }
        }
        boolean complete = account.accepted.sum() + account.duplicates.sum() == account.sent.sum();
        agrees &= complete;
        print("");
        print(agrees ? "Everything agrees exactly." : "NOT everything agrees.");
        return agrees;
    }

    /** Compared for each salesperson, shown for all together. */
    private void radar(Expectation expected, Figures grown) {
        SortedMap<String, Sum> byType = new TreeMap<>();
        for (String name : expected.growth().names(grown)) {
            if (name.startsWith(Figures.RADAR)) {
                String type = name.substring(name.lastIndexOf('/') + 1);
                long shown = grown.get(name);
                Sum sum = new Sum(expected.growth().get(name), shown, expected.isMet(name, shown));
                byType.merge(type, sum, Sum::plus);
            }
        }
        byType.forEach((type, sum) ->
                line("radar of each salesperson, " + type, sum.expected, sum.shown, sum.agrees));
    }

    /** Each event of one salesperson must be on the timeline, once. */
    private void timeline(Expectation expected, List<UUID> timeline) {
        Map<UUID, Integer> times = new HashMap<>();
        timeline.forEach(id -> times.merge(id, 1, Integer::sum));
        List<UUID> once = new ArrayList<>(expected.sample());
        once.removeIf(id -> times.getOrDefault(id, 0) != 1);
        line(
                "timeline of sales-" + Expectation.SAMPLED + ", event by event",
                expected.sample().size(),
                once.size(),
                once.size() == expected.sample().size());
    }

    private void line(String what, long expected, long shown, boolean met) {
        agrees &= met;
        print("  %-44s %,12d %,12d  %s", what, expected, shown, met ? "agrees" : "DIFFERS");
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }

    private record Sum(long expected, long shown, boolean agrees) {
        Sum plus(Sum other) {
            return new Sum(expected + other.expected, shown + other.shown, agrees && other.agrees);
        }
    }
}
