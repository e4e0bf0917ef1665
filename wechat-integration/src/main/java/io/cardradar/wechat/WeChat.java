package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;

import io.cardradar.wechat.token.AccessTokenStore;

import java.time.Clock;
import java.util.regex.Pattern;

/**
 * WeChat's server as the rest of the service sees it. Thread-safe; one instance serves all app ids.
 *
 * <p>Every verb blocks for at most {@link WeChatSettings#callTimeout}, so none belongs inside a
 * database transaction, and throws {@link WeChatException} when WeChat refuses or fails.
 *
 * <p><b>Logs.</b> WxJava logs tokens, secrets and session keys at WARN and DEBUG. The logger {@code
 * cn.binarywang.wx.miniapp.api.impl} must be OFF, {@code me.chanjar.weixin} and {@code
 * org.apache.http} no lower than ERROR.
 */
public final class WeChat implements AutoCloseable {

    /**
     * WxJava puts a log-in code unescaped into an address: anything else could smuggle in
     * parameters.
     */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:~-]{1,256}");

    private final MiniPrograms programs;
    private final WeCom weCom;
    private final ContentCheck contentCheck;

    /**
     * @param tokens shared by all nodes of the service
     */
    public WeChat(WeChatSettings settings, AccessTokenStore tokens, Clock clock) {
        var pool = new HttpPool(settings);
        this.programs = new MiniPrograms(settings, tokens, clock, pool);
        this.contentCheck = new ContentCheck(programs);
        this.weCom = new WeCom(settings, tokens, clock, pool);
    }

    /**
     * Turns what {@code wx.login} gave the mini-program into who its user is.
     *
     * @param code single use, lives five minutes
     */
    public WeChatSession login(WeChatApp app, String code) {
        requireCode(code);
        var session = programs.of(app).call(wx -> wx.getUserService().getSessionInfo(code));
        return toSession(session);
    }

    /**
     * The phone number that a user has agreed to share.
     *
     * @param code from the phone number button, which is no log-in code; single use, lives five
     *     minutes. WeChat bills each success.
     */
    public PhoneNumber phoneNumber(WeChatApp app, String code) {
        requireCode(code);
        var phone = programs.of(app).call(wx -> wx.getUserService().getPhoneNumber(code));
        return toPhoneNumber(app, phone);
    }

    /**
     * An unlimited mini-program code (小程序码).
     *
     * @return an image, JPEG as a rule
     */
    public byte[] unlimitedCode(WeChatApp app, CodeRequest request) {
        var image =
                programs.of(app)
                        .call(wx ->
                                wx.getQrcodeService()
                                        .createWxaCodeUnlimitBytes(
                                                request.scene(),
                                                request.page(),
                                                request.checkPath(),
                                                request.envVersion().wireName(),
                                                request.width(),
                                                false,
                                                null,
                                                false));
        // WxJava takes any reply that is not declared as JSON for an image.
        if (!ImageKind.isImage(image)) {
            throw WeChatException.unavailable("a code that is no image");
        }
        return image;
    }

    /** Links that open the mini-program from outside WeChat and from its chats. */
    public Links links() {
        return new Links(programs);
    }

    /** WeCom (企业微信), where employees are told of things. */
    public WeCom weCom() {
        return weCom;
    }

    /** Messages to users. */
    public WeChatMessages messages() {
        return new WeChatMessages(programs);
    }

    /** Templates of subscription messages. */
    public WeChatTemplates templates() {
        return new WeChatTemplates(programs);
    }

    /** WeChat's judgement of texts, pictures and recordings. */
    public ContentCheck contentCheck() {
        return contentCheck;
    }

    @Override
    public void close() {
        programs.close();
    }

    private static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw WeChatException.notACode();
        }
    }

    private static WeChatSession toSession(WxMaJscode2SessionResult reply) {
        if (reply.getOpenid() == null || reply.getSessionKey() == null) {
            throw WeChatException.unavailable("a log-in reply without openid or session key");
        }
        return new WeChatSession(reply.getOpenid(), reply.getUnionid(), reply.getSessionKey());
    }

    private static PhoneNumber toPhoneNumber(WeChatApp app, WxMaPhoneNumberInfo reply) {
        var watermark = reply.getWatermark();
        if (reply.getPurePhoneNumber() == null || reply.getCountryCode() == null) {
            throw WeChatException.unavailable("a phone reply without number");
        }
        if (watermark == null || !app.appId().equals(watermark.getAppid())) {
            throw WeChatException.unavailable("a phone reply for another app");
        }
        return new PhoneNumber(reply.getCountryCode(), reply.getPurePhoneNumber());
    }
}
