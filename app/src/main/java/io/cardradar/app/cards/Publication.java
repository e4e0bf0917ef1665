package io.cardradar.app.cards;

import org.jspecify.annotations.Nullable;

/**
 * A card with its owner's last wish to publish it.
 *
 * @param state null where content is not checked, or nothing was published since it is
 */
record Publication(Card card, @Nullable PublicationState state) {
    boolean isHeld() {
        return state == PublicationState.held;
    }
}
