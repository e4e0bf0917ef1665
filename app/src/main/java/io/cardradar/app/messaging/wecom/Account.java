package io.cardradar.app.messaging.wecom;

import io.cardradar.wechat.wecom.WeComAgent;

import org.jspecify.annotations.Nullable;

/**
 * A company's application in WeCom.
 *
 * @param page what notices open; null when no mini-program is bound to the application
 * @param notices whether salespeople are told of visitors who want contact
 * @param quiet when they are not; null for never
 */
record Account(
        WeComAgent agent, @Nullable NoticePage page, boolean notices, @Nullable QuietHours quiet) {

    /** A page of the mini-program that is bound to the application in WeCom's console. */
    record NoticePage(String appId, String page) {}
}
