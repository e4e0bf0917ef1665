package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Rankings;
import io.cardradar.app.dashboards.RankingsView.ItemView;
import io.cardradar.app.identity.Employee;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Puts everybody in scope in order. Whoever has nothing is listed too, except those who left;
 * equals share a rank and stay in the order in which they came to the company.
 */
@Singleton
class Leaderboard {
    private final Rankings rankings;
    private final People people;

    Leaderboard(Rankings rankings, People people) {
        this.rankings = rankings;
        this.people = people;
    }

    @Transactional(readOnly = true)
    RankingsView of(Metric by, Question question, int limit) {
        Map<EmployeeId, Long> values = rankings.of(by, question.scope(), question.period());
        List<Entry> entries =
                people.in(question.scope()).stream()
                        .map(employee ->
                                new Entry(employee, values.getOrDefault(employee.id(), 0L)))
                        .filter(entry -> entry.value > 0 || People.isHere(entry.employee))
                        .sorted(Comparator.comparingLong(Entry::value).reversed())
                        .toList();
        return new RankingsView(by.key(), items(question.scope().tenant(), entries, limit));
    }

    private List<ItemView> items(TenantId tenant, List<Entry> entries, int limit) {
        Map<EmployeeId, List<NamedView>> departments = people.departments(tenant);
        List<ItemView> items = new ArrayList<>();
        int rank = 1;
        for (int i = 0; i < Math.min(limit, entries.size()); i++) {
            Entry entry = entries.get(i);
            rank = i > 0 && entry.value == entries.get(i - 1).value ? rank : i + 1;
            Employee employee = entry.employee;
            items.add(
                    new ItemView(
                            rank,
                            new NamedView(employee.id().value(), employee.name()),
                            departments.getOrDefault(employee.id(), List.of()).stream()
                                    .findFirst()
                                    .orElse(null),
                            entry.value));
        }
        return items;
    }

    private record Entry(Employee employee, long value) {}
}
