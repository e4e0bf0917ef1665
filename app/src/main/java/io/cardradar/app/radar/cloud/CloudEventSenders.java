package io.cardradar.app.radar.cloud;

import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/**
 * Finds out for which company an event was written, and who its writer is there. A company that a
 * document names is a choice among those that use the app, as at log-in, and never more.
 */
@Singleton
class CloudEventSenders {
    private final WeChatApps apps;
    private final OpenIds openIds;

    CloudEventSenders(WeChatApps apps, OpenIds openIds) {
        this.apps = apps;
        this.openIds = openIds;
    }

    /** The sender that a log-in would have given; nobody if writer or company cannot be told. */
    Optional<Caller> of(CloudEvent event) {
        return event.writer()
                .flatMap(writer ->
                        companyOf(event, writer.openid())
                                .map(company ->
                                        Tenancy.of(
                                                company,
                                                () ->
                                                        openIds.personOrNewVisitor(
                                                                company, writer, null))));
    }

    private Optional<TenantId> companyOf(CloudEvent event, String openid) {
        List<TenantId> sharing = apps.companiesOf(event.appId());
        if (event.namesACompany()) {
            return Optional.ofNullable(event.company()).filter(sharing::contains);
        }
        List<TenantId> possible =
                sharing.size() == 1
                        ? sharing
                        : Tenancy.ofAll(() -> openIds.companiesKnowing(event.appId(), openid));
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }
}
