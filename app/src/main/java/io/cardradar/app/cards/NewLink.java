package io.cardradar.app.cards;

import io.cardradar.wechat.Links;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A link to be made.
 *
 * @param channel where it goes, as in {@link NewShare}; of no importance with a share
 * @param share the token of a share that the caller has made; null for a new one
 * @param life whole days, 1 to 30
 */
record NewLink(LinkKind kind, String channel, @Nullable String share, Duration life) {
    /** WeChat decides how long short links live: as long as links can. */
    NewLink {
        life = kind == LinkKind.SHORT ? Links.LONGEST_LIFE : life;
    }
}
