package io.cardradar.replay;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one session becomes: a visitor on one salesperson's card.
 *
 * @param salesperson 1 to 8, as in the openid {@code sales-1}
 * @param deal whether the salesperson wins this visitor in the end
 * @param cutMs dwell beyond the half hour that one event may count
 */
record Visit(String openid, int salesperson, boolean deal, List<PageView> pages, long cutMs) {
    /**
     * One event to be.
     *
     * @param product what it is about; null for views of card and site
     */
    record PageView(UUID id, String type, Instant at, @Nullable String product, long dwellMs) {}
}
