package io.cardradar.wechat.wecom;

import java.util.regex.Pattern;

/**
 * A company's own application (自建应用) in WeCom, as its administrator's console shows it.
 *
 * @param corpId of the company, {@code ww…}
 * @param agentId of the application
 * @param secret of the application; WeCom gives each its own
 */
public record WeComAgent(String corpId, int agentId, String secret) {

    /** Both travel in the address of the token's call. */
    private static final Pattern SAFE_IN_A_QUERY = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /**
     * @throws IllegalArgumentException if it can be no application of WeCom's
     */
    public WeComAgent {
        require(SAFE_IN_A_QUERY.matcher(corpId).matches(), "corpId: letters, digits, _ and - only");
        require(agentId > 0, "agentId: a positive number");
        require(SAFE_IN_A_QUERY.matcher(secret).matches(), "secret: letters, digits, _ and - only");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Names the application and hides the secret. */
    @Override
    public String toString() {
        return "WeComAgent[" + corpId + " " + agentId + "]";
    }
}
