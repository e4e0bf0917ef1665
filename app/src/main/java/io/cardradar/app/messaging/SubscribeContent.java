package io.cardradar.app.messaging;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a subscription message says, as it is stored.
 *
 * @param template WeChat's id of the template
 * @param title of the template
 * @param page that opens, with its query
 * @param data by field of the template
 */
@Serdeable
record SubscribeContent(
        String template, String title, @Nullable String page, Map<String, String> data) {
    @Override
    public String toString() {
        return "SubscribeContent[" + template + "]";
    }
}
