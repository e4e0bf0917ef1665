package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Abilities.Score;
import io.cardradar.analytics.metrics.Ability;
import io.cardradar.app.identity.Employee;
import io.micronaut.serde.annotation.Serdeable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What each employee is good at, in six dimensions. */
@Serdeable
record AbilitiesView(List<EmployeeAbilitiesView> employees) {
    /**
     * @param scores by dimension ({@code acquisition}, {@code charm}, {@code interaction}, {@code
     *     products}, {@code site}, {@code initiative}): how many of a hundred colleagues have less,
     *     0 to 100
     * @param values by dimension: what stands behind the score
     */
    @Serdeable
    record EmployeeAbilitiesView(
            NamedView employee, Map<String, Long> scores, Map<String, Long> values) {
        static EmployeeAbilitiesView of(Employee employee, Map<Ability, Score> scores) {
            return new EmployeeAbilitiesView(
                    new NamedView(employee.id().value(), employee.name()),
                    byKey(scores, Score::percentile),
                    byKey(scores, Score::value));
        }

        private static Map<String, Long> byKey(
                Map<Ability, Score> scores, ToLongFunction<Score> part) {
            Map<String, Long> byKey = new LinkedHashMap<>();
            scores.forEach((ability, score) -> byKey.put(ability.key(), part.applyAsLong(score)));
            return byKey;
        }
    }
}
