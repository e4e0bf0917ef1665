package io.cardradar.analytics.shares;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.EventType;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How {@code share_open} follows from events. */
@Singleton
class ShareOpenDerivation implements Derivation {
    private static final String OPENINGS =
            Arrays.stream(EventType.values())
                    .filter(EventType::isCardOpening)
                    .map(type -> Integer.toString(type.code()))
                    .collect(Collectors.joining(", "));

    @Override
    public String table() {
        return "share_open";
    }

    @Override
    public String columns() {
        return "card_id, token, visitor_id, day, first_at, opens";
    }

    @Override
    public String recount() {
        return """
        SELECT card_id, share AS token, visitor_id, day, min(occurred_at) AS first_at,
            count(*) FILTER (WHERE type IN (%s)) AS opens
        FROM happened WHERE share IS NOT NULL GROUP BY card_id, share, visitor_id, day\
        """
                .formatted(OPENINGS);
    }
}
