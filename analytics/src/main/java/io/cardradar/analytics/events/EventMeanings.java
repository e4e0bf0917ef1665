package io.cardradar.analytics.events;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says to developers of mini-programs what a type and a property mean, a sentence each. Texts are
 * in the bundles {@code event_meanings}.
 */
@Singleton
public class EventMeanings {
    private static final String BUNDLE = "io.cardradar.analytics.events.event_meanings";

    /** When to send events of a type. */
    public String of(EventType type, Locale locale) {
        return bundle(locale).getString(type.wireName());
    }

    /** What a property holds. */
    public String of(EventProperty property, Locale locale) {
        return bundle(locale).getString("props." + property.wireName());
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }

    /** The machine's own language must not decide what a developer reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
