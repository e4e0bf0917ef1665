package io.cardradar.app.cards;

import io.cardradar.app.identity.EnteredGroups;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;
import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;

/** In which group chats shares are opened. */
@Singleton
class ShareGroups {
    private final Shares shares;
    private final EnteredGroups groups;
    private final JdbcOperations jdbc;
    private final Clock clock;

    ShareGroups(Shares shares, EnteredGroups groups, JdbcOperations jdbc, Clock clock) {
        this.shares = shares;
        this.groups = groups;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps that the caller opened a share in a group chat; told again, it changes nothing.
     *
     * @throws Problem.NotFound {@code share.not_found} unless it is a share of this card
     */
    @Transactional
    void enter(Caller visitor, CardId card, String token, EncryptedUserInfo group) {
        if (!shares.resolve(visitor.tenant(), token).cardId().equals(card)) {
            throw new Problem.NotFound("share.not_found", "This card has no such share");
        }
        String key = groups.read(visitor, group);
        jdbc.prepareStatement(
                """
                INSERT INTO share_group (tenant_id, card_id, token, visitor_id, group_key, entered_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                statement -> {
                    statement.setObject(1, visitor.tenant().value());
                    statement.setObject(2, card.value());
                    statement.setString(3, token);
                    statement.setObject(4, visitor.id());
                    statement.setString(5, key);
                    statement.setTimestamp(6, Timestamp.from(clock.instant()));
                    return statement.executeUpdate();
                });
    }
}
