package io.cardradar.app.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.app.identity.DataScope;
import io.cardradar.app.search.CustomerQuery.Filters;
import io.cardradar.kernel.EmployeeId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a relationship must be like, as queries within the nested relationships. */
@Singleton
class RelationshipFilters {
    private static final String OWNER = "relationships.owner";

    private final Clock clock;

    RelationshipFilters(Clock clock) {
        this.clock = clock;
    }

    /** The data scope and these filters: both hold for one and the same relationship. */
    Query of(DataScope scope, Filters filters) {
        List<Query> all = new ArrayList<>();
        all.add(inScope(scope));
        if (!filters.stages().isEmpty()) {
            all.add(anyOf("relationships.stage", filters.stages()));
        }
        filters.tags().forEach(tag -> all.add(anyOf("relationships.tags", List.of(tag))));
        EmployeeId owner = filters.owner();
        if (owner != null) {
            all.add(anyOf(OWNER, List.of(owner.toString())));
        }
        if (filters.minScore() > 0) {
            all.add(hotterThan(Heat.keyOfScore(filters.minScore(), clock.instant())));
        }
        Instant since = filters.activeSince();
        if (since != null) {
            all.add(activeSince(since));
        }
        return Query.of(q -> q.bool(b -> b.filter(all)));
    }

    Query inScope(DataScope scope) {
        return switch (scope) {
            case DataScope.Everyone everyone -> Query.of(q -> q.matchAll(m -> m));
            case DataScope.Only only ->
                    anyOf(OWNER, only.employees().stream().map(EmployeeId::toString).toList());
        };
    }

    private static Query anyOf(String field, Collection<String> values) {
        List<FieldValue> terms = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(f -> f.value(terms))));
    }

    private static Query hotterThan(double key) {
        return Query.of(
                q -> q.range(r -> r.number(n -> n.field("relationships.heatKey").gte(key))));
    }

    private static Query activeSince(Instant since) {
        String millis = Long.toString(since.toEpochMilli());
        return Query.of(
                q -> q.range(r -> r.date(d -> d.field("relationships.lastActiveAt").gte(millis))));
    }
}
