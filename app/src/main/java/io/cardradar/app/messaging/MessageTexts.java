package io.cardradar.app.messaging;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.ResourceBundle;

/** Says in plain words what became of messages; the bundles are {@code message_texts}. */
@Singleton
class MessageTexts {
    private static final String BUNDLE = "io.cardradar.app.messaging.message_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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

    private static String text(Locale locale, String key) {
        ResourceBundle bundle = bundle(locale);
        // A channel may have reasons of its own.
        return bundle.getString(bundle.containsKey(key) ? key : "reason.refused");
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }
}
