package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.message.MessageTemplate;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@MappedEntity("message_template")
record TemplateRow(
        TenantId tenantId,
        @Id UUID id,
        String appId,
        String templateId,
        String title,
        String content,
        String example,
        Kind kind,
        Instant syncedAt) {
    /** How long a grant lasts. */
    enum Kind {
        ONCE,
        LONG_TERM
    }

    boolean isLongTerm() {
        return kind == Kind.LONG_TERM;
    }

    boolean isOf(GrantRow grant) {
        return grant.appId().equals(appId) && grant.templateId().equals(templateId);
    }

    /** The names of the fields in their order. */
    List<String> fields() {
        return MessageTemplate.fieldsOf(content);
    }
}
