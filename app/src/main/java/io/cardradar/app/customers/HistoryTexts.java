package io.cardradar.app.customers;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Says in plain words what salespeople did; the bundles are {@code history_texts}. */
@Singleton
class HistoryTexts {
    private final Texts texts = new Texts("io.cardradar.app.customers.history_texts");

    String followUp(FollowUpKind kind, String text, Locale locale) {
        return texts.format(locale, "follow_up." + kind.wireName(), text);
    }

    String move(String from, String to, @Nullable String reason, Locale locale) {
        return reason == null
                ? texts.format(locale, "stage.change", from, to)
                : texts.format(locale, "stage.change.reason", from, to, reason);
    }
}
