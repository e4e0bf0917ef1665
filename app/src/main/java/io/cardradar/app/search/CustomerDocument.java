package io.cardradar.app.search;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * A customer in the index; the mapping is {@code mappings.json}. Elasticsearch keeps what is needed
 * to find and count, not the document itself: lists are shown from the tables.
 *
 * @param name folded; null as long as the customer has none
 * @param nameSort by sound, as a Chinese reader looks names up
 * @param createdAt milliseconds since 1970
 */
record CustomerDocument(
        String tenant,
        String id,
        @Nullable String name,
        String nameSort,
        @Nullable String company,
        Collection<String> pinyin,
        Collection<String> initials,
        Collection<String> phoneFragments,
        long createdAt,
        List<RelationshipDocument> relationships) {
    /**
     * What is one salesperson's, and found within that salesperson's data scope only.
     *
     * @param heatKey see {@link io.cardradar.analytics.scoring.Heat#key}
     */
    record RelationshipDocument(
            String owner,
            String stage,
            Collection<String> tags,
            double heatKey,
            long lastActiveAt,
            @Nullable String remark,
            Collection<String> pinyin,
            Collection<String> initials) {}
}
