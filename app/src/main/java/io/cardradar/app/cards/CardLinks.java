package io.cardradar.app.cards;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.wechat.WeChatApp;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Links that open a card from outside the mini-program: each is a share, so that whoever comes by
 * it is counted for it. WeChat is asked outside of any transaction.
 */
@Singleton
class CardLinks {
    private final Cards cards;
    private final Shares shares;
    private final LinkRepository links;
    private final WeChatApps apps;
    private final LinkMaker maker;
    private final Clock clock;

    CardLinks(
            Cards cards,
            Shares shares,
            LinkRepository links,
            WeChatApps apps,
            LinkMaker maker,
            Clock clock) {
        this.cards = cards;
        this.shares = shares;
        this.links = links;
        this.apps = apps;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * A link to a card, as a new share of the caller or as one that the caller has made. The same
     * share is given the same link as long as half of the time that is asked for is left to it.
     */
    LinkRow link(Caller caller, CardId id, NewLink wanted, @Nullable String idempotencyKey) {
        PublishedCard card = cards.published(caller, id);
        String token = token(caller, id, wanted, idempotencyKey);
        Instant longEnough = clock.instant().plus(wanted.life().dividedBy(2));
        return links.find(caller.tenant(), token, wanted.kind())
                .filter(kept -> kept.expiresAt().isAfter(longEnough))
                .orElseGet(() -> make(caller, card, token, wanted));
    }

    private String token(Caller caller, CardId card, NewLink wanted, @Nullable String key) {
        return wanted.share() == null
                ? shares.share(caller, card, new NewShare(wanted.channel(), null), key)
                : shares.requireOwn(caller, card, wanted.share()).token();
    }

    private LinkRow make(Caller caller, PublishedCard card, String token, NewLink wanted) {
        WeChatApp app = apps.of(caller.tenant());
        // Not later than WeChat's own count of whole seconds, which begins with its answer.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String url = maker.make(app, card, token, wanted);
        LinkRow made =
                new LinkRow(
                        caller.tenant(), token, wanted.kind(), url, now.plus(wanted.life()), now);
        links.keep(made);
        return made;
    }
}
