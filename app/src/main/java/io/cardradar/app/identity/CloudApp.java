package io.cardradar.app.identity;

import io.cardradar.wechat.WeChatApp;

/**
 * A mini-program with a CloudBase (云开发) environment.
 *
 * @param env the environment's id
 */
public record CloudApp(WeChatApp app, String env) {}
