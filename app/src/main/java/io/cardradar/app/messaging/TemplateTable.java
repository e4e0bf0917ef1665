package io.cardradar.app.messaging;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.message.MessageTemplate;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The copies of WeChat's templates. */
@Singleton
class TemplateTable {
    private final TemplateRepository templates;
    private final NewId ids;
    private final Clock clock;

    TemplateTable(TemplateRepository templates, NewId ids, Clock clock) {
        this.templates = templates;
        this.ids = ids;
        this.clock = clock;
    }

    List<TemplateRow> all(TenantId tenant) {
        return templates.all(tenant);
    }

    /**
     * @throws Problem.NotFound {@code template.not_found}
     */
    TemplateRow get(TenantId tenant, UUID id) {
        return templates.find(tenant, id).orElseThrow(Templates::notFound);
    }

    /** What WeChat says now takes the place of what it said before; ids of ours stay. */
    @Transactional
    void replace(TenantId tenant, String appId, List<MessageTemplate> found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        found.forEach(template -> templates.put(row(tenant, appId, template, now)));
        templates.deleteOlder(tenant, appId, now);
    }

    void delete(TenantId tenant, UUID id) {
        templates.delete(tenant, id);
    }

    private TemplateRow row(TenantId tenant, String appId, MessageTemplate template, Instant now) {
        return new TemplateRow(
                tenant,
                ids.next(),
                appId,
                template.id(),
                template.title(),
                template.content(),
                template.example(),
                template.longTerm() ? TemplateRow.Kind.LONG_TERM : TemplateRow.Kind.ONCE,
                now);
    }
}
