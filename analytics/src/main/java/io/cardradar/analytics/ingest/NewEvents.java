package io.cardradar.analytics.ingest;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * The outbox message that asks for projections.
 *
 * @param ids what was inserted, to be told as it was then
 * @param grown stays that were there and have become longer, by how much the table says; null and
 *     empty mean the same
 */
@Serdeable
record NewEvents(List<UUID> ids, @Nullable List<UUID> grown) {
    List<UUID> grownIds() {
        return grown == null ? List.of() : grown;
    }

    /** The same in two messages; empty when it is one event. */
    List<NewEvents> halves() {
        List<UUID> longer = grownIds();
        if (ids.size() + longer.size() < 2) {
            return List.of();
        }
        // The first half gets the odd one of the one list, the second that of the other.
        int ofIds = (ids.size() + 1) / 2;
        int ofLonger = longer.size() / 2;
        return List.of(
                new NewEvents(ids.subList(0, ofIds), longer.subList(0, ofLonger)),
                new NewEvents(
                        ids.subList(ofIds, ids.size()), longer.subList(ofLonger, longer.size())));
    }
}
