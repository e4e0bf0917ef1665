package io.cardradar.app.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts customers by a property of their relationships. Each facet leaves its own filter out of
 * account, so that it shows what another choice would find.
 */
final class FacetAggregations {
    static final String STAGES = "stages";
    static final String TAGS = "tags";
    static final String OWNERS = "owners";

    private static final String CHOSEN = "chosen";
    private static final String VALUES = "values";
    private static final String CUSTOMERS = "customers";
    private static final int MOST_VALUES = 50;

    private FacetAggregations() {}

    /** Customers, not relationships: one with two counts once. */
    static Aggregation of(String field, Query relationships) {
        Aggregation customers = Aggregation.of(a -> a.reverseNested(r -> r));
        Aggregation values =
                Aggregation.of(a ->
                        a.terms(t -> t.field(field).size(MOST_VALUES))
                                .aggregations(CUSTOMERS, customers));
        Aggregation chosen =
                Aggregation.of(a -> a.filter(relationships).aggregations(VALUES, values));
        return Aggregation.of(
                a -> a.nested(n -> n.path("relationships")).aggregations(CHOSEN, chosen));
    }

    /** The counts by value, most first. */
    static Map<String, Long> counts(Map<String, Aggregate> answer, String facet) {
        Aggregate nested = Objects.requireNonNull(answer.get(facet));
        Aggregate chosen = Objects.requireNonNull(nested.nested().aggregations().get(CHOSEN));
        Aggregate values = Objects.requireNonNull(chosen.filter().aggregations().get(VALUES));
        List<StringTermsBucket> buckets = values.sterms().buckets().array();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StringTermsBucket bucket : buckets) {
            Aggregate customers = Objects.requireNonNull(bucket.aggregations().get(CUSTOMERS));
            counts.put(bucket.key().stringValue(), customers.reverseNested().docCount());
        }
        return counts;
    }
}
