package io.cardradar.app.radar;

import io.cardradar.analytics.shares.ShareNode;
import io.cardradar.analytics.shares.ShareNode.Place;
import io.cardradar.analytics.shares.ShareTree;
import io.cardradar.analytics.shares.ShareTrees;
import io.cardradar.analytics.shares.ShareWindow;
import io.cardradar.app.cards.Card;
import io.cardradar.app.cards.Cards;
import io.cardradar.app.cards.SeenCard;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** How far cards spread (裂变), for those who may see all of a card. */
@Singleton
class Spread {
    private final ShareTrees trees;
    private final Cards cards;
    private final RadarScope scope;
    private final Clock clock;

    Spread(ShareTrees trees, Cards cards, RadarScope scope, Clock clock) {
        this.trees = trees;
        this.cards = cards;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * The tree of a card within the caller's data scope.
     *
     * @throws Problem.NotFound {@code card.not_found}
     */
    ShareTree of(Caller caller, CardId id, Window window) {
        return switch (cards.seen(caller, id)) {
            case SeenCard.Whole(Card card) -> tree(caller, card, window);
            case SeenCard.Front front ->
                    throw new Problem.NotFound("card.not_found", "There is no such card");
        };
    }

    /** The trees of all cards of one employee. */
    List<Spreading> ofAll(Caller caller, @Nullable UUID employee, Window window) {
        Address inbox = scope.inboxOf(caller, employee);
        return cards.of(caller, inbox.employee()).stream()
                .filter(card -> card.published() != null)
                .map(card -> new Spreading(card.id(), tree(caller, card, window)))
                .toList();
    }

    /**
     * The part of a tree that a caller asks for.
     *
     * @throws Problem.NotFound {@code share.unknown_node}
     */
    static ShareTree.Picture picture(ShareTree tree, Part part) {
        ShareNode top =
                part.parent == null
                        ? tree.root()
                        : tree.find(part.parent)
                                .orElseThrow(() ->
                                        new Problem.NotFound(
                                                "share.unknown_node",
                                                "The tree shows no such node in this window"));
        return tree.picture(top, part.depth, part.limit, place(part.cursor));
    }

    static String cursor(Place place) {
        return Cursor.of(place.people(), place.at(), place.id());
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> keys = Cursor.parse(cursor, 3);
        try {
            return new Place(
                    Long.parseLong(keys.get(0)),
                    Instant.parse(keys.get(1)),
                    UUID.fromString(keys.get(2)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    private ShareTree tree(Caller caller, Card card, Window window) {
        ZoneId zone = scope.zoneOf(new Address(caller.tenant(), card.owner()));
        Instant start = window.start(clock, zone);
        return trees.of(
                caller.tenant(),
                card.id(),
                card.owner(),
                new ShareWindow(start, start.atZone(zone).toLocalDate()));
    }

    /** One card and its tree. */
    record Spreading(CardId card, ShareTree tree) {}

    /** Which part of a tree. */
    record Part(@Nullable UUID parent, int depth, int limit, @Nullable String cursor) {}
}
