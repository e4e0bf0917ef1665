package io.cardradar.app.cards;

/** As much of a card as a caller may see. */
public sealed interface SeenCard {
    /** All of it: for its owner and the owner's managers. */
    record Whole(Card card) implements SeenCard {}

    /** What is published: for visitors and other colleagues. */
    record Front(PublishedCard card) implements SeenCard {}
}
