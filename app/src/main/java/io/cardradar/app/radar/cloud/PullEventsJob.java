package io.cardradar.app.radar.cloud;

import io.cardradar.app.identity.CloudApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.wechat.WeChatError;
import io.cardradar.wechat.WeChatException;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pulls the events of all apps; one that cannot be reached is pulled the next time. */
@Singleton
class PullEventsJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PullEventsJob.class);

    private final WeChatApps apps;
    private final EventPull pull;

    PullEventsJob(WeChatApps apps, EventPull pull) {
        this.apps = apps;
        this.pull = pull;
    }

    @Override
    public String name() {
        return "pull-cloud-events";
    }

    @Override
    public String cron() {
        return "15 * * * * ?";
    }

    @Override
    public void run() {
        apps.allCloudApps().forEach(this::pull);
    }

    private void pull(CloudApp app) {
        String appId = app.app().appId();
        try {
            pull.pull(apps.companiesOf(appId).getFirst(), app);
        } catch (WeChatException e) {
            // Without the collection, the mini-program sends its events over HTTP only.
            if (e.error() != WeChatError.COLLECTION_MISSING) {
                LOG.warn("The cloud events of app {} wait: {}", appId, e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.warn("The cloud events of app {} wait", appId, e);
        }
    }
}
