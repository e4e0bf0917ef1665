package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.micronaut.core.annotation.Order;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps the visits. A batch is first put together by itself; what it makes is joined with the
 * stored visits that it touches, so a late event may lengthen a visit, or make one of two.
 *
 * <p>It comes after the projection of visitors, which has locked the visitors' rows: nobody else
 * changes their visits until this transaction ends.
 */
@Singleton
@Order(-90)
class VisitProjection implements Projection {
    private final VisitTable visits;

    VisitProjection(VisitTable visits) {
        this.visits = visits;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<Visit.Key, List<Visit>> parts = new TreeMap<>(Visit.Key.ORDER);
        for (Visit visit : singles(events)) {
            parts.computeIfAbsent(visit.key(), unused -> new ArrayList<>()).add(visit);
        }
        List<Visit> fresh = joined(parts.values());
        Set<Visit> stored = new HashSet<>(visits.touchedBy(fresh));
        parts.clear();
        fresh.forEach(v -> parts.computeIfAbsent(v.key(), k -> new ArrayList<>()).add(v));
        stored.forEach(v -> parts.computeIfAbsent(v.key(), k -> new ArrayList<>()).add(v));
        replace(stored, joined(parts.values()));
    }

    private List<Visit> singles(List<CardEvent> events) {
        List<CardEvent> longer = events.stream().filter(event -> event.times() == 0).toList();
        // What only lengthens a stay says by how much; how long the stay is, its event knows.
        Map<UUID, Long> lengths = longer.isEmpty() ? Map.of() : visits.lengths(longer);
        List<Visit> singles = new ArrayList<>(events.size());
        for (CardEvent event : events) {
            long dwellMs = event.event().dwellMs();
            long known = event.times() > 0 ? 0 : lengths.getOrDefault(event.event().id(), 0L);
            singles.add(Visit.of(event, Math.max(dwellMs, known)));
        }
        return singles;
    }

    private static List<Visit> joined(Collection<List<Visit>> parts) {
        List<Visit> joined = new ArrayList<>();
        parts.forEach(of -> Session.of(of).forEach(session -> joined.add(session.joined())));
        return joined;
    }

    private void replace(Set<Visit> stored, List<Visit> now) {
        Map<Visit.Key, Set<Object>> starts = new HashMap<>();
        now.forEach(v -> starts.computeIfAbsent(v.key(), k -> new HashSet<>()).add(v.startedAt()));
        List<Visit> gone =
                stored.stream()
                        .filter(v ->
                                !starts.getOrDefault(v.key(), Set.of()).contains(v.startedAt()))
                        .toList();
        if (!gone.isEmpty()) {
            visits.delete(gone);
        }
        visits.write(now);
    }
}
