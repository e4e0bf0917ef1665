package io.cardradar.analytics.events;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import java.util.Locale;

/**
 * Says to developers of mini-programs what a type and a property mean, a sentence each. Texts are
 * in the bundles {@code event_meanings}.
 */
@Singleton
public class EventMeanings {
    private final Texts texts = new Texts("io.cardradar.analytics.events.event_meanings");

    /** When to send events of a type. */
    public String of(EventType type, Locale locale) {
        return texts.plain(locale, type.wireName());
    }

    /** What a property holds. */
    public String of(EventProperty property, Locale locale) {
        return texts.plain(locale, "props." + property.wireName());
    }
}
