package io.cardradar.app.search;

import static io.cardradar.app.search.SearchUnavailable.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;

import jakarta.inject.Singleton;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which indexes there are and what they are for. Searches read through one alias, which stands for
 * one index. Writes go to every index behind the other alias: two, while one is built beside the
 * live one.
 */
@Singleton
class IndexAliases {
    static final String LIVE = "cardradar-customers";
    private static final String WRITTEN = "cardradar-customers-written";

    /** Counts the mappings: a service with other mappings builds an index of its own. */
    private static final String PREFIX = "cardradar-customers-v1-";

    private static final String MAPPINGS = "/io/cardradar/app/search/mappings.json";

    private final ElasticsearchClient client;
    private final ElasticsearchSettings settings;

    IndexAliases(ElasticsearchClient client, ElasticsearchSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Whether there is an index of this version to search. */
    boolean isLive() {
        return indexesOf(LIVE).stream().anyMatch(index -> index.startsWith(PREFIX));
    }

    /** The indexes that every change must go to; none as long as nothing is built. */
    List<String> written() {
        return indexesOf(WRITTEN).stream().filter(index -> index.startsWith(PREFIX)).toList();
    }

    /**
     * Makes an empty index that is written from now on, and drops what a broken-off rebuild left.
     */
    String create(long number) {
        Set<String> live = indexesOf(LIVE);
        drop(indexesOf(WRITTEN).stream().filter(index -> !live.contains(index)).toList());
        String index = PREFIX + number;
        asking(() ->
                client.indices()
                        .create(request ->
                                request.index(index)
                                        .aliases(WRITTEN, alias -> alias)
                                        .mappings(mappings -> mappings.withJson(mappings()))
                                        .settings(all ->
                                                all.numberOfShards(shards())
                                                        .autoExpandReplicas("0-1"))));
        return index;
    }

    /** Makes all that was written findable at once. */
    void refresh(String index) {
        asking(() -> client.indices().refresh(request -> request.index(index)));
    }

    /** Lets searches read this index from now on, and drops all others. */
    void goLive(String index) {
        List<String> others =
                indexesOf(LIVE).stream().filter(other -> !other.equals(index)).toList();
        asking(() ->
                client.indices()
                        .updateAliases(request -> {
                            request.actions(a -> a.add(add -> add.index(index).alias(LIVE)));
                            for (String other : others) {
                                request.actions(a -> a.removeIndex(r -> r.index(other)));
                            }
                            return request;
                        }));
    }

    private void drop(Collection<String> indexes) {
        for (String index : indexes) {
            asking(() -> client.indices().delete(request -> request.index(index)));
        }
    }

    private Set<String> indexesOf(String alias) {
        return asking(() -> {
            boolean exists = client.indices().existsAlias(request -> request.name(alias)).value();
            return exists
                    ? client.indices().getAlias(request -> request.name(alias)).result().keySet()
                    : Set.<String>of();
        });
    }

    private String shards() {
        return Integer.toString(settings.shards());
    }

    private static InputStream mappings() {
        return Objects.requireNonNull(IndexAliases.class.getResourceAsStream(MAPPINGS));
    }
}
