package io.cardradar.app.callbacks;

import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The companies that a push concerns: of those that share its app the ones that know its user, or
 * else the one that registered the app.
 */
@Singleton
class Recipients {
    private final WeChatApps apps;
    private final OpenIds openIds;

    Recipients(WeChatApps apps, OpenIds openIds) {
        this.apps = apps;
        this.openIds = openIds;
    }

    /** Asks about each app and user once. */
    Lookup lookup() {
        return new Lookup();
    }

    /** Runs within one transaction that spans tenants. */
    final class Lookup {
        private final Map<String, List<TenantId>> companies = new HashMap<>();
        private final Map<User, List<TenantId>> concerned = new HashMap<>();

        List<TenantId> of(Push push) {
            return concerned.computeIfAbsent(
                    new User(push.appId(), push.openId()), this::companiesConcerned);
        }

        /** The company that registered an app. */
        TenantId owner(String appId) {
            return companiesOf(appId).getFirst();
        }

        private List<TenantId> companiesConcerned(User user) {
            if (user.openid == null || companiesOf(user.appId).size() == 1) {
                return List.of(owner(user.appId));
            }
            List<TenantId> knowing = openIds.companiesKnowing(user.appId, user.openid);
            return knowing.isEmpty() ? List.of(owner(user.appId)) : knowing;
        }

        private List<TenantId> companiesOf(String appId) {
            return companies.computeIfAbsent(appId, apps::companiesOf);
        }
    }

    private record User(String appId, @Nullable String openid) {}
}
