package io.cardradar.wechat.link;

import java.util.regex.Pattern;

/**
 * Where a link leads. Rules: WeChat, generateScheme and generateUrlLink.
 *
 * @param page a published page of the mini-program, in ASCII, without leading slash and without
 *     query
 * @param query what the page is given: up to 1024 digits, letters and {@code
 *     !#$&'()*+,/:;=?@-._~%}, so anything else percent-encoded; may be empty
 */
public record LinkTarget(String page, String query, EnvVersion version) {

    private static final Pattern PAGE = Pattern.compile("[!-~&&[^/?]][!-~&&[^?]]{0,1023}");
    private static final Pattern QUERY =
            Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~%]{0,1024}");

    /**
     * @throws IllegalArgumentException if WeChat would refuse it
     */
    public LinkTarget {
        if (!PAGE.matcher(page).matches()) {
            throw new IllegalArgumentException("page: ASCII, no leading slash, no query");
        }
        if (!QUERY.matcher(query).matches()) {
            throw new IllegalArgumentException("query: only the characters WeChat allows");
        }
    }
}
