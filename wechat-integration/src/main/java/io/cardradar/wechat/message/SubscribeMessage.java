package io.cardradar.wechat.message;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A subscription message (订阅消息).
 *
 * @param templateId WeChat's {@code priTmplId}
 * @param page that opens when the user taps it, with its query; null for none
 * @param values by field of the template
 * @param version of the mini-program that opens
 */
public record SubscribeMessage(
        String openId,
        String templateId,
        @Nullable String page,
        Map<String, String> values,
        Version version) {

    /** Versions of a mini-program as this call names them. */
    public enum Version {
        FORMAL,
        TRIAL,
        DEVELOPER
    }

    public SubscribeMessage {
        values = Map.copyOf(values);
    }

    /** Without what the user will read. */
    @Override
    public String toString() {
        return "SubscribeMessage[" + templateId + "]";
    }
}
