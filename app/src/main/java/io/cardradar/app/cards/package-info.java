/**
 * Owns cards, from draft to published, who may see which field, their shares, codes, posters and
 * contact files.
 *
 * <p>Publishes {@link io.cardradar.app.cards.CardPublished} inside this JVM, and answers ingest
 * whose card is whose. Listens to its own publishing.
 */
@NullMarked
package io.cardradar.app.cards;

import org.jspecify.annotations.NullMarked;
