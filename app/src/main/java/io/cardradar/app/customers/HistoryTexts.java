package io.cardradar.app.customers;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says in plain words what salespeople did; the bundles are {@code history_texts}. */
@Singleton
class HistoryTexts {
    private static final String BUNDLE = "io.cardradar.app.customers.history_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String followUp(FollowUpKind kind, String text, Locale locale) {
        return format(locale, "follow_up." + kind.wireName(), text);
    }

    String move(String from, String to, @Nullable String reason, Locale locale) {
        return reason == null
                ? format(locale, "stage.change", from, to)
                : format(locale, "stage.change.reason", from, to, reason);
    }

    private static String format(Locale locale, String key, Object... values) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(values);
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }
}
