package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.constant.WxMaApiUrlConstants;

import com.google.gson.JsonParser;

import io.cardradar.wechat.message.ServiceMessage;
import io.cardradar.wechat.message.SubscribeMessage;

import java.util.Locale;

/**
 * Messages to users. Neither call can be repeated safely: {@link WeChatException#mayBeDone()} tells
 * whether a failed one may have reached the user all the same.
 */
public final class WeChatMessages {

    private static final String SEND = WxMaApiUrlConstants.Msg.KEFU_MESSAGE_SEND_URL;

    private final MiniPrograms programs;

    WeChatMessages(MiniPrograms programs) {
        this.programs = programs;
    }

    /** Sends a subscription message, which uses up one of the user's grants for its template. */
    public void send(WeChatApp app, SubscribeMessage message) {
        // By setters: the builder leaves out what WxJava sets as defaults.
        var wx = new WxMaSubscribeMessage();
        wx.setToUser(message.openId());
        wx.setTemplateId(message.templateId());
        wx.setPage(message.page());
        wx.setMiniprogramState(message.version().name().toLowerCase(Locale.ROOT));
        message.values()
                .forEach(
                        (name, value) -> wx.addData(new WxMaSubscribeMessage.MsgData(name, value)));
        programs.of(app)
                .callOnce(service -> {
                    service.getSubscribeService().sendSubscribeMsg(wx);
                    return true;
                });
    }

    /** Sends a customer-service message, within what the user's own acts allow. */
    public void send(WeChatApp app, String openId, ServiceMessage message) {
        var wx = toWx(openId, message);
        // Not by WxJava's own call, to which any reply without an errcode is a success.
        programs.of(app).callOnce(service -> confirmed(service.post(SEND, wx.toJson())));
    }

    private static boolean confirmed(String reply) {
        return JsonParser.parseString(reply).getAsJsonObject().get("errcode").getAsInt() == 0;
    }

    private static WxMaKefuMessage toWx(String openId, ServiceMessage message) {
        return switch (message) {
            case ServiceMessage.Text text ->
                    WxMaKefuMessage.newTextBuilder().toUser(openId).content(text.content()).build();
            case ServiceMessage.Image image ->
                    WxMaKefuMessage.newImageBuilder()
                            .toUser(openId)
                            .mediaId(image.mediaId())
                            .build();
            case ServiceMessage.Link link ->
                    WxMaKefuMessage.newLinkBuilder()
                            .toUser(openId)
                            .title(link.title())
                            .description(link.description())
                            .url(link.url())
                            .thumbUrl(link.thumbUrl())
                            .build();
            case ServiceMessage.Page page ->
                    WxMaKefuMessage.newMaPageBuilder()
                            .toUser(openId)
                            .title(page.title())
                            .pagePath(page.path())
                            .thumbMediaId(page.thumbMediaId())
                            .build();
        };
    }
}
