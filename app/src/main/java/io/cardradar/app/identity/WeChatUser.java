package io.cardradar.app.identity;

/**
 * A user of one mini-program.
 *
 * @param openid this user within that app
 */
public record WeChatUser(String appId, String openid) {}
