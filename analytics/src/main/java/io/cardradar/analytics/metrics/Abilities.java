package io.cardradar.analytics.metrics;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is each salesperson good at, compared with the colleagues? */
@Singleton
public class Abilities {
    private final AbilityPoints points;

    Abilities(AbilityPoints points) {
        this.points = points;
    }

    /**
     * The scores of each of these colleagues, who are compared with one another.
     *
     * @param colleagues everybody who takes part: the company's active employees
     */
    @Transactional(readOnly = true)
    public Map<EmployeeId, Map<Ability, Score>> of(
            TenantId tenant, Set<EmployeeId> colleagues, Period period) {
        Map<Ability, Map<EmployeeId, Points>> all =
                points.of(new Scope(tenant, colleagues), period);
        Map<EmployeeId, Map<Ability, Score>> scores = new HashMap<>();
        for (EmployeeId employee : colleagues) {
            Map<Ability, Score> own = new EnumMap<>(Ability.class);
            for (Ability ability : Ability.values()) {
                own.put(ability, score(employee, colleagues, all.getOrDefault(ability, Map.of())));
            }
            scores.put(employee, own);
        }
        return scores;
    }

    private static Score score(
            EmployeeId employee, Set<EmployeeId> colleagues, Map<EmployeeId, Points> points) {
        Points own = points.getOrDefault(employee, Points.NONE);
        long outdone =
                colleagues.stream()
                        .filter(other ->
                                points.getOrDefault(other, Points.NONE).counted < own.counted)
                        .count();
        return new Score(percentile(own.counted, outdone, colleagues.size() - 1L), own.value);
    }

    /** Whoever works alone has the full score for anything at all. */
    private static int percentile(long counted, long outdone, long others) {
        if (counted == 0) {
            return 0;
        }
        return others == 0 ? 100 : (int) Math.round(100.0 * outdone / others);
    }

    /**
     * @param percentile how many of a hundred colleagues have less, 0 to 100
     * @param value what the ability's metrics add up to, before any cap
     */
    public record Score(int percentile, long value) {}

    /**
     * @param counted the value after the caps: what is compared
     */
    record Points(long value, long counted) {
        static final Points NONE = new Points(0, 0);
    }
}
