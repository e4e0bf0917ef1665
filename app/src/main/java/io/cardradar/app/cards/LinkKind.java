package io.cardradar.app.cards;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

/** The kinds of links that open a mini-program. */
@Serdeable
enum LinkKind {
    /** {@code weixin://…}: opened by phones, not shown as a link in most places. */
    @JsonProperty("scheme")
    SCHEME,
    /** {@code https://wxaurl.cn/…}: for SMS, mail and web pages. */
    @JsonProperty("url")
    URL,
    /** {@code #小程序://…}: a text that WeChat's chats show as a link. */
    @JsonProperty("short")
    SHORT
}
