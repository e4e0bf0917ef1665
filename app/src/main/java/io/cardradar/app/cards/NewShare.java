package io.cardradar.app.cards;

import org.jspecify.annotations.Nullable;

/**
 * A share to be made.
 *
 * @param channel where it goes, in a word of the client's: {@code chat}, {@code group}, {@code
 *     moments}, {@code poster}, …
 * @param parent the token that the sharer came by; null for a first share
 */
record NewShare(String channel, @Nullable String parent) {}
