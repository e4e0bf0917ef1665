package io.cardradar.app.messaging;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Says in plain words what became of messages; the bundles are {@code message_texts}. */
@Singleton
class MessageTexts {
    private final Texts texts = new Texts("io.cardradar.app.messaging.message_texts");

    /** What has become of a message, and why, in one line. */
    String of(MessageRow row, Locale locale) {
        String state = text(locale, "state." + row.state().wireName());
        String why = reason(row);
        return why == null ? state : state + text(locale, "because") + text(locale, why);
    }

    private static @Nullable String reason(MessageRow row) {
        if (row.delivery() == Delivery.FAILED) {
            return "reason.undelivered";
        }
        String reason = row.reason();
        return reason == null ? null : "reason." + reason;
    }

    private String text(Locale locale, String key) {
        // A channel may have reasons of its own.
        return texts.plain(locale, texts.has(locale, key) ? key : "reason.refused");
    }
}
