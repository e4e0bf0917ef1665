package io.cardradar.analytics.shares;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Keeps who came to a card by which token. It asks nothing of the token: a share may be told of
 * later than its opens, and what is no share of the card is left out by whoever reads.
 */
@Singleton
class ShareOpenProjection implements Projection {
    /**
     * Most events of a visit come after its first and open nothing: they change no row, and so
     * write none.
     */
    private static final String UPSERT =
            """
            INSERT INTO share_open AS o (tenant_id, card_id, token, visitor_id, day, first_at, opens)
            SELECT e.tenant_id, e.card_id, e.token, e.visitor_id, CAST(e.at AT TIME ZONE t.time_zone AS date),
                min(e.at), sum(e.opens)
            FROM unnest(?, ?, ?, ?, ?, ?) AS e (tenant_id, card_id, token, visitor_id, at, opens)
            JOIN tenant t ON t.id = e.tenant_id
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (tenant_id, card_id, token, visitor_id, day) DO UPDATE
            SET opens = o.opens + excluded.opens, first_at = LEAST(o.first_at, excluded.first_at)
            WHERE excluded.opens > 0 OR excluded.first_at < o.first_at\
            """;

    private final JdbcOperations jdbc;

    ShareOpenProjection(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        List<CardEvent> shared = events.stream().filter(e -> e.event().share() != null).toList();
        if (shared.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                UPSERT,
                statement -> {
                    new Columns<>(statement, shared)
                            .add("uuid", e -> e.tenant().value())
                            .add("uuid", e -> value(e.event().card()))
                            .add("text", e -> e.event().share())
                            .add("uuid", e -> e.visitor().value())
                            .add("timestamptz", e -> e.event().occurredAt())
                            .add("int4", e -> e.event().type().isCardOpening() ? e.times() : 0);
                    return statement.executeUpdate();
                });
    }

    /** Whose card it is was found by the card: there is one. */
    private static @Nullable UUID value(@Nullable CardId card) {
        return card == null ? null : card.value();
    }
}
