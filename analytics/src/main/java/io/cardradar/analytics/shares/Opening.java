package io.cardradar.analytics.shares;

import java.time.Instant;
import java.util.UUID;

/**
 * That a person came by a share.
 *
 * @param person the customer who the visitor is, or the visitor who is none
 * @param visitor the first of the person's visitors who came by it
 * @param firstAt ever
 * @param opens of the card, in the window
 */
record Opening(String token, UUID person, UUID visitor, Instant firstAt, long opens) {}
