package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckResponse;

import io.cardradar.wechat.security.MediaToCheck;
import io.cardradar.wechat.security.TextToCheck;
import io.cardradar.wechat.security.Verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * WeChat's judgement of what users want to show to others: msg_sec_check and media_check_async,
 * version 2. Both refuse an author who has been away for two hours ({@link
 * WeChatError#USER_ABSENT}).
 */
public final class ContentCheck {

    private static final int LONGEST = 2_500;

    /** A forbidden word on the border of two parts must stand in one of them as a whole. */
    private static final int OVERLAP = 50;

    private final MiniPrograms programs;

    ContentCheck(MiniPrograms programs) {
        this.programs = programs;
    }

    /** Judges a text; a long one in parts, of which the worst counts. */
    public Verdict text(WeChatApp app, TextToCheck text) {
        return parts(text.content()).stream()
                .map(part -> judge(app, text, part))
                .reduce(Verdict::or)
                .orElseThrow();
    }

    /**
     * Asks for a judgement of media. It comes as a push, as a rule within 30 minutes, and may come
     * before this call has answered.
     *
     * @return the trace id that the push will bear
     */
    public String media(WeChatApp app, MediaToCheck media) {
        var request =
                WxMaMediaSecCheckCheckRequest.builder()
                        .version(2)
                        .openid(media.openId())
                        .scene(media.scene().number())
                        .mediaType(media.kind().number())
                        .mediaUrl(media.url().toString())
                        .build();
        var reply = programs.of(app).call(wx -> wx.getSecurityService().mediaCheckAsync(request));
        if (reply.getTraceId() == null || reply.getTraceId().isBlank()) {
            throw WeChatException.unavailable("a media check without trace id");
        }
        return reply.getTraceId();
    }

    private Verdict judge(WeChatApp app, TextToCheck text, String part) {
        var request =
                WxMaMsgSecCheckCheckRequest.builder()
                        .version("2")
                        .openid(text.openId())
                        .scene(text.scene().number())
                        .content(part)
                        .build();
        WxMaMsgSecCheckCheckResponse reply =
                programs.of(app).call(wx -> wx.getSecurityService().checkMessage(request));
        var result = reply.getResult();
        if (result == null || result.getSuggest() == null) {
            throw WeChatException.unavailable("a text check without result");
        }
        return Verdict.of(result.getSuggest(), result.getLabel());
    }

    static List<String> parts(String content) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (content.length() - start > LONGEST) {
            int end = border(content, start + LONGEST);
            parts.add(content.substring(start, end));
            start = border(content, end - OVERLAP);
        }
        parts.add(content.substring(start));
        return parts;
    }

    /** That place, or the one before it where a character of two halves stands there. */
    private static int border(String content, int place) {
        return Character.isLowSurrogate(content.charAt(place)) ? place - 1 : place;
    }
}
