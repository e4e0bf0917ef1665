package io.cardradar.wechat;

import io.cardradar.wechat.message.LibraryKeyword;
import io.cardradar.wechat.message.LibraryTemplate;
import io.cardradar.wechat.message.MessageTemplate;
import io.cardradar.wechat.message.NewTemplate;
import io.cardradar.wechat.message.TemplateCategory;

import me.chanjar.weixin.common.bean.subscribemsg.TemplateInfo;

import java.util.List;

/** The templates of an app's subscription messages, and WeChat's library of them. */
public final class WeChatTemplates {

    private static final int LONG_TERM = 3;

    private final MiniPrograms programs;

    WeChatTemplates(MiniPrograms programs) {
        this.programs = programs;
    }

    /** All templates that an app has; at most 25. */
    public List<MessageTemplate> of(WeChatApp app) {
        var templates = programs.of(app).call(wx -> wx.getSubscribeService().getTemplateList());
        return templates.stream().map(WeChatTemplates::template).toList();
    }

    /** Takes a template from the library; answers WeChat's id of it. */
    public String add(WeChatApp app, NewTemplate template) {
        return programs.of(app)
                .callOnce(wx ->
                        wx.getSubscribeService()
                                .addTemplate(
                                        String.valueOf(template.tid()),
                                        template.keywords(),
                                        template.scene()));
    }

    /** Gives a template up. */
    public void delete(WeChatApp app, String templateId) {
        programs.of(app).call(wx -> wx.getSubscribeService().delTemplate(templateId));
    }

    /** The lines of business that an app is registered for. */
    public List<TemplateCategory> categories(WeChatApp app) {
        var categories = programs.of(app).call(wx -> wx.getSubscribeService().getCategory());
        return categories.stream()
                .map(category -> new TemplateCategory(category.getId(), category.getName()))
                .toList();
    }

    /**
     * A part of the library.
     *
     * @param categories whose templates
     * @param start from 0
     * @param limit 1 to 30
     */
    public List<LibraryTemplate> library(
            WeChatApp app, List<Integer> categories, int start, int limit) {
        var ids = categories.stream().map(String::valueOf).toArray(String[]::new);
        var found =
                programs.of(app)
                        .call(wx ->
                                wx.getSubscribeService()
                                        .getPubTemplateTitleList(ids, start, limit));
        return found.getData().stream()
                .map(item ->
                        new LibraryTemplate(
                                item.getTid(),
                                item.getTitle(),
                                item.getType() == LONG_TERM,
                                item.getCategoryId()))
                .toList();
    }

    /** The fields that a template of the library offers. */
    public List<LibraryKeyword> keywords(WeChatApp app, int tid) {
        var keywords =
                programs.of(app)
                        .call(wx ->
                                wx.getSubscribeService()
                                        .getPubTemplateKeyWordsById(String.valueOf(tid)));
        return keywords.stream()
                .map(k -> new LibraryKeyword(k.getKid(), k.getName(), k.getExample(), k.getRule()))
                .toList();
    }

    private static MessageTemplate template(TemplateInfo info) {
        return new MessageTemplate(
                info.getPriTmplId(),
                info.getTitle(),
                info.getContent(),
                info.getExample() == null ? "" : info.getExample(),
                info.getType() == LONG_TERM);
    }
}
