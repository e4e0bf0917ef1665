package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One message or event that WeChat has pushed, verified and decrypted.
 *
 * @param appId the mini-program that it is about
 * @param openId the user that it is about; null where WeChat names none. For the authorization
 *     events this is {@code OpenID}, not {@code FromUserName}, which names the platform there.
 * @param kind {@code Event} in lower case for an event, such as {@code wxa_media_check}; {@code
 *     message.} and the type for a message, such as {@code message.text}; {@code unknown} for what
 *     is neither
 * @param sentAt {@code CreateTime}, or the time that WeChat signed where there is none; whole
 *     seconds
 * @param key the same for each repetition of one push and different for any two pushes of an app
 * @param fields everything else
 */
public record Push(
        String appId,
        @Nullable String openId,
        String kind,
        Instant sentAt,
        String key,
        PushFields fields) {}
