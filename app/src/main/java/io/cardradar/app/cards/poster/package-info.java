/**
 * Owns how a card's poster is drawn.
 *
 * <p>Publishes {@link io.cardradar.app.cards.poster.Poster}. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.cards.poster;

import org.jspecify.annotations.NullMarked;
