package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Abilities;
import io.cardradar.analytics.metrics.Abilities.Score;
import io.cardradar.analytics.metrics.Ability;
import io.cardradar.analytics.metrics.Scope;
import io.cardradar.app.dashboards.AbilitiesView.EmployeeAbilitiesView;
import io.cardradar.app.identity.Employee;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Compares those in scope with everybody in the company, whom the caller may not see: a score tells
 * how many others have less, not who.
 */
@Singleton
class Comparison {
    private final Abilities abilities;
    private final People people;

    Comparison(Abilities abilities, People people) {
        this.abilities = abilities;
        this.people = people;
    }

    @Transactional(readOnly = true)
    AbilitiesView of(Question question) {
        Scope company = new Scope(question.scope().tenant(), null);
        Map<EmployeeId, Map<Ability, Score>> scores =
                abilities.of(
                        company.tenant(),
                        people.in(company).stream()
                                .filter(People::isHere)
                                .map(Employee::id)
                                .collect(Collectors.toSet()),
                        question.period());
        List<EmployeeAbilitiesView> employees =
                people.in(question.scope()).stream()
                        .filter(employee -> scores.containsKey(employee.id()))
                        .map(employee ->
                                EmployeeAbilitiesView.of(
                                        employee,
                                        Objects.requireNonNull(scores.get(employee.id()))))
                        .toList();
        return new AbilitiesView(employees);
    }
}
