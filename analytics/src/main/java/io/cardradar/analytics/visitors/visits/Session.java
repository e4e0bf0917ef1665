package io.cardradar.analytics.visitors.visits;

import io.cardradar.kernel.EmployeeId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Visits with no pause of more than {@link #GAP} between them: what one person did in one sitting,
 * as far as the parts go.
 *
 * <p>Events count from when they occur until their stay is over. Whatever parts events are first
 * put together in, the sessions are the same: only the distance of neighbours decides. So late
 * events may come in any order, and visits on several cards, or of several visitors who are one
 * person, may be put together when they are read.
 *
 * @param parts in the order of their beginnings, at least one
 */
public record Session(List<Visit> parts) {
    /** A longer pause than this begins a new visit. */
    public static final Duration GAP = Duration.ofMinutes(30);

    /** The sessions that these visits make, the earliest first. */
    public static List<Session> of(Collection<Visit> visits) {
        List<Session> sessions = new ArrayList<>();
        List<Visit> current = new ArrayList<>();
        Instant until = Instant.MIN;
        for (Visit visit :
                visits.stream().sorted(Comparator.comparing(Visit::startedAt)).toList()) {
            if (!current.isEmpty() && visit.startedAt().isAfter(until.plus(GAP))) {
                sessions.add(new Session(List.copyOf(current)));
                current.clear();
            }
            current.add(visit);
            until = visit.endedAt().isAfter(until) ? visit.endedAt() : until;
        }
        if (!current.isEmpty()) {
            sessions.add(new Session(List.copyOf(current)));
        }
        return sessions;
    }

    /** All parts as one visit, by the key of the first. */
    Visit joined() {
        return parts.stream().reduce(Visit::and).orElseThrow();
    }

    public Instant startedAt() {
        return parts.getFirst().startedAt();
    }

    public Instant endedAt() {
        return joined().endedAt();
    }

    public Visit.Counts counts() {
        return joined().counts();
    }

    public WayIn way() {
        return joined().way();
    }

    /** Whose cards were visited. */
    public SortedSet<EmployeeId> employees() {
        SortedSet<EmployeeId> employees = new TreeSet<>(Comparator.comparing(EmployeeId::value));
        parts.forEach(visit -> employees.add(visit.key().employee()));
        return employees;
    }
}
