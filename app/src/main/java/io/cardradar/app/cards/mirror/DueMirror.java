package io.cardradar.app.cards.mirror;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;

import java.util.UUID;

/**
 * A copy that is due.
 *
 * @param mark changes whenever the card is marked again
 * @param attempts that failed so far
 */
record DueMirror(TenantId tenant, CardId card, UUID mark, int attempts) {}
