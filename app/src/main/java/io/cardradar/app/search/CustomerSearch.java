package io.cardradar.app.search;

import static io.cardradar.app.search.SearchUnavailable.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import io.cardradar.app.customers.RelationshipKey;
import io.cardradar.app.search.CustomerQuery.Filters;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds customers in the index. What is outside of the data scope is neither found nor counted. */
@Singleton
class CustomerSearch {
    private static final String RELATIONSHIPS = "relationships";
    private static final String OWNER = "relationships.owner";

    private final ElasticsearchClient client;
    private final TypedText typed;
    private final RelationshipFilters filters;

    CustomerSearch(ElasticsearchClient client, TypedText typed, RelationshipFilters filters) {
        this.client = client;
        this.typed = typed;
        this.filters = filters;
    }

    /**
     * One page, and how many there are by stage, tag and owner.
     *
     * @throws io.cardradar.kernel.Problem.Upstream {@code search.unavailable}
     */
    Found find(CustomerQuery query) {
        SearchRequest request = request(query);
        SearchResponse<Void> response = asking(() -> client.search(request, Void.class));
        Page<Hit<Void>> page =
                Page.of(
                        response.hits().hits(),
                        query.limit(),
                        hit -> query.sort().cursor(hit.sort()));
        return new Found(
                page.map(CustomerSearch::key),
                Objects.requireNonNull(response.hits().total()).value(),
                FacetAggregations.counts(response.aggregations(), FacetAggregations.STAGES),
                FacetAggregations.counts(response.aggregations(), FacetAggregations.TAGS),
                FacetAggregations.counts(response.aggregations(), FacetAggregations.OWNERS));
    }

    /** The filters come after the counts of the facets, each of which has filters of its own. */
    private SearchRequest request(CustomerQuery query) {
        Filters chosen = query.filters();
        Query wanted = filters.of(query.scope(), chosen);
        String after = query.after();
        return SearchRequest.of(s -> {
            s.index(IndexAliases.LIVE)
                    .routing(query.tenant().toString())
                    .source(source -> source.fetch(false))
                    .trackTotalHits(total -> total.enabled(true))
                    .size(query.limit() + 1)
                    .query(customers(query))
                    .postFilter(matching(query, wanted))
                    .sort(query.sort().of(wanted));
            facet(
                    s,
                    query,
                    FacetAggregations.STAGES,
                    "relationships.stage",
                    chosen.withoutStages());
            facet(s, query, FacetAggregations.TAGS, "relationships.tags", chosen.withoutTags());
            facet(s, query, FacetAggregations.OWNERS, OWNER, chosen.withoutOwner());
            return after == null ? s : s.searchAfter(query.sort().after(after));
        });
    }

    private Query customers(CustomerQuery query) {
        Query inScope = filters.inScope(query.scope());
        List<Query> all = new ArrayList<>();
        all.add(Query.of(q -> q.term(t -> t.field("tenant").value(query.tenant().toString()))));
        all.add(Query.of(q -> q.nested(n -> n.path(RELATIONSHIPS).query(inScope))));
        if (!query.text().isBlank()) {
            all.add(typed.of(query.tenant(), query.text(), inScope));
        }
        return Query.of(q -> q.bool(b -> b.filter(all)));
    }

    /** Tells with each customer which relationship it was found by. */
    private static Query matching(CustomerQuery query, Query wanted) {
        return Query.of(q ->
                q.nested(n ->
                        n.path(RELATIONSHIPS)
                                .query(wanted)
                                .innerHits(hits ->
                                        hits.size(1)
                                                .source(source -> source.fetch(false))
                                                .docvalueFields(field -> field.field(OWNER))
                                                .sort(query.sort().ofRelationships()))));
    }

    private void facet(
            SearchRequest.Builder request,
            CustomerQuery query,
            String facet,
            String field,
            Filters others) {
        request.aggregations(facet, FacetAggregations.of(field, filters.of(query.scope(), others)));
    }

    private static RelationshipKey key(Hit<Void> hit) {
        var matching = Objects.requireNonNull(hit.innerHits().get(RELATIONSHIPS)).hits().hits();
        String owner =
                Objects.requireNonNull(matching.getFirst().fields().get(OWNER))
                        .toJson()
                        .asJsonArray()
                        .getString(0);
        return new RelationshipKey(
                new CustomerId(UUID.fromString(Objects.requireNonNull(hit.id()))),
                new EmployeeId(UUID.fromString(owner)));
    }

    /** The counts are of customers, by the key of the stage, the tag and the owner's id. */
    record Found(
            Page<RelationshipKey> page,
            long total,
            Map<String, Long> stages,
            Map<String, Long> tags,
            Map<String, Long> owners) {}
}
