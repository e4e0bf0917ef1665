package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest.JumpWxa;
import cn.binarywang.wx.miniapp.bean.shortlink.GenerateShortLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.request.QueryUrlLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.response.QueryUrlLinkResponse.UrlLinkInfo;

import io.cardradar.wechat.link.EnvVersion;
import io.cardradar.wechat.link.KnownLink;
import io.cardradar.wechat.link.LinkTarget;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Links that open a mini-program: from an SMS, a mail or a web page, and from a chat in WeChat.
 *
 * <p>Each call makes another link and uses up quota (500,000 schemes and URL links a day together,
 * 500,000 short links), so keep what you get. A call that is repeated because its answer was lost
 * does no other harm.
 */
public final class Links {

    /** Of every kind, since WeChat gives out permanent ones no more. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private static final int UNKNOWN_LINK = 85403;
    private static final int EXPIRES_AFTER_DAYS = 1;

    private final MiniPrograms programs;

    Links(MiniPrograms programs) {
        this.programs = programs;
    }

    /**
     * A scheme, {@code weixin://dl/business/?t=…}, which phones open but most browsers and chats do
     * not show as a link.
     *
     * @param days 1 to 30, after which it opens nothing
     */
    public URI scheme(WeChatApp app, LinkTarget target, int days) {
        requireDays(days);
        var page =
                JumpWxa.newBuilder()
                        .path(target.page())
                        .query(target.query())
                        .envVersion(target.version().wireName())
                        .build();
        var request =
                WxMaGenerateSchemeRequest.newBuilder()
                        .jumpWxa(page)
                        .isExpire(true)
                        .expireType(EXPIRES_AFTER_DAYS)
                        .expireInterval(days)
                        .build();
        return uri(programs.of(app).call(wx -> wx.getWxMaSchemeService().generate(request)));
    }

    /**
     * A URL link, {@code https://wxaurl.cn/…}, which works wherever web links do.
     *
     * @param days 1 to 30, after which it opens nothing
     */
    public URI urlLink(WeChatApp app, LinkTarget target, int days) {
        requireDays(days);
        var request =
                GenerateUrlLinkRequest.builder()
                        .path(target.page())
                        .query(target.query())
                        .envVersion(target.version().wireName())
                        .isExpire(true)
                        .expireType(EXPIRES_AFTER_DAYS)
                        .expireInterval(days)
                        .build();
        return uri(programs.of(app).call(wx -> wx.getLinkService().generateUrlLink(request)));
    }

    /** What a URL link opens; empty if WeChat made no such link for this app. */
    public Optional<KnownLink> find(WeChatApp app, URI urlLink) {
        var request = QueryUrlLinkRequest.builder().urlLink(urlLink.toString()).build();
        try {
            var reply =
                    programs.of(app)
                            .call(wx -> wx.getLinkService().queryUrlLink(request).getUrlLinkInfo());
            return Optional.of(toInfo(reply));
        } catch (WeChatException e) {
            if (e.errcode() == UNKNOWN_LINK) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A short link, {@code #小程序://name/…}: text that WeChat's chats show as a link, for 30 days. It
     * opens the released version only, and only mini-programs of some categories get any: others
     * are {@link WeChatError#APP_MISCONFIGURED}.
     *
     * @param title what chats show; WeChat cuts it after 20 characters
     */
    public String shortLink(WeChatApp app, LinkTarget target, String title) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title: not blank");
        }
        var url = target.query().isEmpty() ? "" : "?" + target.query();
        var request =
                GenerateShortLinkRequest.builder()
                        .pageUrl(target.page() + url)
                        .pageTitle(title)
                        .isPermanent(false)
                        .build();
        return programs.of(app).call(wx -> wx.getLinkService().generateShortLink(request));
    }

    private static KnownLink toInfo(UrlLinkInfo reply) {
        try {
            var version =
                    EnvVersion.valueOf(textOf(reply.getEnvVersion()).toUpperCase(Locale.ROOT));
            return new KnownLink(
                    new LinkTarget(textOf(reply.getPath()), textOf(reply.getQuery()), version),
                    Instant.ofEpochSecond(reply.getCreateTime()),
                    Instant.ofEpochSecond(reply.getExpireTime()));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw WeChatException.unavailable("an unreadable reply");
        }
    }

    private static String textOf(@Nullable String field) {
        return field == null ? "" : field;
    }

    private static void requireDays(int days) {
        if (days < 1 || days > LONGEST_LIFE.toDays()) {
            throw new IllegalArgumentException("days: 1 to " + LONGEST_LIFE.toDays());
        }
    }

    private static URI uri(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            throw WeChatException.unavailable("a link that is none");
        }
    }
}
