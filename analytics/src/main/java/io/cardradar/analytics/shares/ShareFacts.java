package io.cardradar.analytics.shares;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a tree follows from; it does not matter in which order.
 *
 * @param contacts when each person last showed the card's owner to want contact
 * @param won since when each customer is won by the card's owner
 * @param complete whether these are all openings; otherwise the earliest
 */
record ShareFacts(
        List<Share> shares,
        List<Opening> openings,
        Map<UUID, Instant> contacts,
        Map<UUID, Instant> won,
        List<GroupEntry> groups,
        boolean complete) {}
