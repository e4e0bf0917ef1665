package io.cardradar.wechat;

import io.cardradar.wechat.link.EnvVersion;

import java.util.regex.Pattern;

/**
 * What an unlimited mini-program code (小程序码) opens and looks like. Rules: WeChat,
 * getUnlimitedQRCode.
 *
 * @param scene 1 to 32 characters of digits, letters and {@code !#$&'()*+,/:;=?@-._~}
 * @param page a page of the mini-program in ASCII, without leading slash and without query
 * @param width pixels of each side, 280 to 1280
 * @param checkPath whether WeChat refuses a page that the published version lacks
 */
public record CodeRequest(
        String scene, String page, int width, boolean checkPath, EnvVersion envVersion) {

    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]{1,32}");
    // WxJava sends this call in ISO-8859-1, which turns all but ASCII into question marks.
    private static final Pattern PAGE = Pattern.compile("[!-~&&[^/?]][!-~&&[^?]]{0,127}");

    /**
     * @throws IllegalArgumentException if WeChat would refuse it
     */
    public CodeRequest {
        require(SCENE.matcher(scene).matches(), "scene: 1 to 32 of the characters WeChat allows");
        require(PAGE.matcher(page).matches(), "page: ASCII, no leading slash, no query");
        require(width >= 280 && width <= 1280, "width: 280 to 1280 pixels");
    }

    /** A code of the published mini-program at WeChat's default width. */
    public static CodeRequest of(String scene, String page) {
        return new CodeRequest(scene, page, 430, true, EnvVersion.RELEASE);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
