package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;

/** Visitors see another content of this card, or see it for the first time. */
public record CardPublished(TenantId tenant, CardId card) {}
