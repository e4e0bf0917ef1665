package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a device in of whose user nothing is known: WeChat's single-page mode (scene 1154) has no
 * log-in, and elsewhere it may take its time.
 *
 * <p>Nothing is stored. The first rows of an anonymous visitor are those of its first event; how
 * many visitors can be made up that way is bounded for each app and minute.
 */
@Singleton
class AnonymousLogins {
    private final OpenIds users;
    private final WeChatApps apps;
    private final AnonymousTokens tokens;
    private final AccessTokens accessTokens;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Minute> begun = new ConcurrentHashMap<>();

    AnonymousLogins(
            OpenIds users,
            WeChatApps apps,
            AnonymousTokens tokens,
            AccessTokens accessTokens,
            Settings settings,
            Clock clock) {
        this.users = users;
        this.apps = apps;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Lets a device in; the same device is the same visitor.
     *
     * @param device a random UUID that only the device knows: whoever knows it is this visitor
     * @param company which of the companies that share the app; null where only one can be meant
     * @throws Problem.Invalid {@code auth.unknown_app} when no such company uses the app
     * @throws Problem.Throttled {@code auth.too_many_anonymous}
     */
    Session begin(String appId, UUID device, @Nullable TenantId company) {
        TenantId tenant = users.companyOf(apps.get(appId).appId(), "", company);
        takeTurn(appId);
        return session(tokens.visitor(tenant, appId, device));
    }

    /** A new pair for a refresh token of {@link AnonymousTokens}. */
    Session refresh(String token) {
        try {
            return session(tokens.read(token));
        } catch (Problem.Invalid e) {
            throw RefreshTokens.refused();
        }
    }

    private Session session(AnonymousVisitor visitor) {
        Principal principal = visitor.principal();
        return new Session(
                principal,
                accessTokens.issue(principal),
                tokens.issue(visitor),
                accessTokens.lifetimeSeconds());
    }

    /** Known apps only get here, so that there are never more counters than apps. */
    private void takeTurn(String appId) {
        long seconds = clock.instant().getEpochSecond();
        long minute = seconds / 60;
        Minute now =
                begun.merge(
                        appId,
                        new Minute(minute, 1),
                        (before, one) ->
                                before.minute == minute
                                        ? new Minute(minute, before.logins + 1)
                                        : one);
        if (now.logins > settings.perMinute()) {
            throw new Problem.Throttled(
                    "auth.too_many_anonymous",
                    "Too many anonymous visitors of this app: log in, or come back",
                    Duration.ofSeconds(60 - seconds % 60));
        }
    }

    private record Minute(long minute, int logins) {}

    /**
     * @param perMinute how often devices of one app may begin anonymously on one node
     */
    @ConfigurationProperties("cardradar.anonymous")
    record Settings(@Bindable(defaultValue = "1200") @Min(0) int perMinute) {}
}
