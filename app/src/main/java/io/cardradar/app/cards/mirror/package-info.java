/**
 * Copies of published cards in CloudBase, for mini-programs to read without this service.
 *
 * <p>Owns which copies are due; publishes the collection {@code cardradar_cards}
 * (docs/cloudbase.md). Listens to {@link io.cardradar.app.cards.CardPublished}.
 */
@NullMarked
package io.cardradar.app.cards.mirror;

import org.jspecify.annotations.NullMarked;
