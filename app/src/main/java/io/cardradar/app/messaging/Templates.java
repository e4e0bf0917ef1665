package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.WeChatError;
import io.cardradar.wechat.WeChatException;
import io.cardradar.wechat.message.LibraryKeyword;
import io.cardradar.wechat.message.LibraryTemplate;
import io.cardradar.wechat.message.NewTemplate;
import io.cardradar.wechat.message.TemplateCategory;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.UUID;

/**
 * A company's templates of subscription messages. WeChat has them; the table is a copy, so that
 * nobody waits for WeChat to read them. No method may run inside a transaction.
 */
@Singleton
class Templates {
    private final WeChatApps apps;
    private final WeChat weChat;
    private final TemplateTable table;

    Templates(WeChatApps apps, WeChat weChat, TemplateTable table) {
        this.apps = apps;
        this.weChat = weChat;
        this.table = table;
    }

    /** The templates as they were last seen at WeChat. */
    List<TemplateRow> all(TenantId tenant) {
        return table.all(tenant);
    }

    /** Looks at WeChat what templates there are. */
    List<TemplateRow> sync(TenantId tenant) {
        apps.allOf(tenant).forEach(app -> sync(tenant, app));
        return table.all(tenant);
    }

    private void sync(TenantId tenant, WeChatApp app) {
        table.replace(tenant, app.appId(), weChat.templates().of(app));
    }

    /**
     * Takes a template from WeChat's library.
     *
     * @throws Problem.Invalid {@code template.refused} when WeChat does not know what is asked for
     * @throws Problem.Conflict {@code template.too_many}
     */
    TemplateRow add(TenantId tenant, String appId, NewTemplate template) {
        WeChatApp app = app(tenant, appId);
        try {
            String id = weChat.templates().add(app, template);
            sync(tenant, app);
            return table.all(tenant).stream()
                    .filter(row -> row.appId().equals(appId) && row.templateId().equals(id))
                    .findFirst()
                    .orElseThrow(Templates::notFound);
        } catch (WeChatException e) {
            throw told(e);
        }
    }

    /**
     * Gives a template up, at WeChat too.
     *
     * @throws Problem.NotFound {@code template.not_found}
     */
    void delete(TenantId tenant, UUID id) {
        TemplateRow row = table.get(tenant, id);
        try {
            weChat.templates().delete(app(tenant, row.appId()), row.templateId());
        } catch (WeChatException e) {
            if (e.error() != WeChatError.REQUEST_INVALID) {
                throw e;
            }
            // WeChat does not have it any more: somebody was faster in its console.
        }
        table.delete(tenant, id);
    }

    /** A part of the library for an app's lines of business. */
    List<LibraryTemplate> library(TenantId tenant, String appId, int start, int limit) {
        WeChatApp app = app(tenant, appId);
        List<Integer> categories =
                weChat.templates().categories(app).stream().map(TemplateCategory::id).toList();
        return categories.isEmpty()
                ? List.of()
                : weChat.templates().library(app, categories, start, limit);
    }

    /** The fields that a template of the library offers. */
    List<LibraryKeyword> keywords(TenantId tenant, String appId, int tid) {
        try {
            return weChat.templates().keywords(app(tenant, appId), tid);
        } catch (WeChatException e) {
            throw told(e);
        }
    }

    private WeChatApp app(TenantId tenant, String appId) {
        return apps.allOf(tenant).stream()
                .filter(app -> app.appId().equals(appId))
                .findFirst()
                .orElseThrow(() ->
                        new Problem.NotFound(
                                "wechat_app.not_found", "This company has no such WeChat app"));
    }

    private static RuntimeException told(WeChatException e) {
        return switch (e.error()) {
            case REQUEST_INVALID ->
                    new Problem.Invalid(
                            "template.refused",
                            "WeChat has no such template, or does not allow these fields (errcode "
                                    + e.errcode()
                                    + ")");
            case TOO_MANY_TEMPLATES ->
                    new Problem.Conflict(
                            "template.too_many", "The app has as many templates as WeChat allows");
            default -> e;
        };
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("template.not_found", "There is no such template");
    }
}
