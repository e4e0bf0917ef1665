/**
 * Owns how far shares of a card spread (裂变): which visitors opened which share, and the tree that
 * this makes.
 *
 * <p>Publishes {@link io.cardradar.analytics.shares.ShareTrees}. Listens to events as a projection.
 */
@NullMarked
package io.cardradar.analytics.shares;

import org.jspecify.annotations.NullMarked;
